import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { DifferenceEstimate } from './estimate-proportions.ts';
import { differenceOf, mergeWorlds, weightOf, type Stratum } from './strata.ts';
import { addSums, meanOf, spreadOf, type Sums } from './sums.ts';

/**
 * The stratified difference of two means, weighted by n1·n2/(n1+n2) as that of proportions. Its standard error is from
 * the spread within strata, each arm's own, with Welch and Satterthwaite's degrees of freedom; where strata hold too
 * few trials to show that spread, the worlds of a condition are taken together, which makes it larger and never smaller.
 * The test is Mantel and Haenszel's of mean scores, which for outcomes of 0 and 1 is that of Cochran, Mantel and
 * Haenszel: it needs no spread within the arms, so that two arms of one value each can be told apart too.
 * Source: Landis, Heyman and Koch (1978), International Statistical Review 46, 237–254; Welch (1947), Biometrika 34, 28–35.
 */
export function estimateMeans(strata: readonly Stratum[]): DifferenceEstimate {
  const estimate = differenceOf(strata);
  const error = standardError(strata) ?? standardError(mergeWorlds(strata));
  return {
    estimate,
    interval: (level) => {
      if (error === undefined) return undefined;
      const half = error.squared === 0 ? 0 : tQuantile(1 - (1 - level) / 2, error.degrees) * Math.sqrt(error.squared);
      return { method: 'stratified-welch', low: estimate - half, high: estimate + half };
    },
    test: { method: 'mantel-haenszel-mean-score', pValue: meanScoreTest(strata) },
  };
}

/** Degrees of freedom an arm below which the spread within its strata is too little known. */
const leastDegrees = 5;

/** The squared standard error; undefined where an arm has too few trials beyond one a stratum. */
function standardError(strata: readonly Stratum[]): { squared: number; degrees: number } | undefined {
  const total = strata.reduce((sum, stratum) => sum + weightOf(stratum), 0);
  const parts = (['first', 'second'] as const).map((side) => {
    const own = strata.map((stratum) => stratum[side]);
    const degrees = own.reduce((sum, { n }) => sum + n - 1, 0);
    const variance = degrees === 0 ? 0 : own.reduce((sum, sums) => sum + spreadOf(sums), 0) / degrees;
    const factor = strata.reduce((sum, stratum) => sum + (weightOf(stratum) / total) ** 2 / stratum[side].n, 0);
    return { degrees, squared: variance * factor };
  });
  if (parts.some(({ degrees }) => degrees < (strata.length === 1 ? 1 : leastDegrees))) return undefined;
  const squared = parts.reduce((sum, part) => sum + part.squared, 0);
  const degrees = squared ** 2 / parts.reduce((sum, part) => sum + part.squared ** 2 / part.degrees, 0);
  return { squared, degrees };
}

/** The p-value that values were dealt to the arms by chance, within strata. */
function meanScoreTest(strata: readonly Stratum[]): number {
  const excess = strata.reduce((sum, stratum) => sum + weightOf(stratum) * (meanOf(stratum.first) - meanOf(stratum.second)), 0);
  const variance = strata.reduce(
    (sum, stratum) => sum + (weightOf(stratum) * totalSpread(stratum)) / (stratum.first.n + stratum.second.n - 1),
    0,
  );
  return variance === 0 ? 1 : Math.min(1, 2 * normalCdf(-Math.abs(excess) / Math.sqrt(variance), 0, 1));
}

function totalSpread({ first, second }: { first: Sums; second: Sums }): number {
  return spreadOf(addSums(first, second));
}
