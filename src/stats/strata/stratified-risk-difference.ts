import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { requireInsideUnit, type TwoArms } from '../arguments.ts';
import { findBoundary } from '../numeric/find-boundary.ts';
import { ratesAtDifference } from '../two-arms/rates-at-difference.ts';
import { informativeStrata } from './informative-strata.ts';

/**
 * The risk difference, rate 1 minus rate 2, over strata: the strata's differences weighted by n1·n2/(n1+n2)
 * (Mantel and Haenszel), with the score interval of Miettinen and Nurminen for that weighted difference: all
 * differences δ with (estimate − δ)² ≤ z² · Σ w² V(δ), V being a stratum's variance at its most likely rates under δ,
 * times N/(N−1). With one stratum it is their plain interval. It holds 0 exactly when the Cochran–Mantel–Haenszel
 * test does not reject, so that test and interval never contradict each other. Where strata hold fewer than about
 * five trials an arm it is too wide (coverage 0.99 for 0.95 at one): merge strata, or use `mantelHaenszelRiskDifference`.
 *
 * `strata` is a list of counts, in which one with an empty arm bears no weight; `level` in (0, 1); the difference
 * lies in [−1, 1]. Assumes independent trials, and one difference in all strata: where the differences vary, the
 * estimate is their weighted mean. Throws `invalid-argument`, also where no stratum has trials in both arms.
 *
 * Source: Miettinen and Nurminen (1985), Statistics in Medicine 4, 213–226, equations 8 to 12, with the fixed weights
 * of Mantel and Haenszel, as in Laud (2017), Pharmaceutical Statistics 16, 334–348 (`weighting = "MH"`, no skewness term).
 */
export function stratifiedRiskDifference({ strata, level }: { strata: readonly TwoArms[]; level: number }): {
  estimate: number;
  low: number;
  high: number;
} {
  requireInsideUnit('level', level);
  const weighted = weightedStrata(informativeStrata(strata));
  const z = quantile(1 - (1 - level) / 2, 0, 1);
  const sum = weighted.reduce((part, { weight, difference, times }) => part + times * weight * difference, 0);
  const estimate = Math.min(1, Math.max(-1, sum));
  const excess = (difference: number): number => {
    const distance = estimate - difference;
    return distance * distance - z * z * varianceAt(weighted, difference);
  };
  return {
    estimate,
    low: estimate <= -1 ? -1 : findBoundary({ excess, inside: estimate, outside: -1 }),
    high: estimate >= 1 ? 1 : findBoundary({ excess, inside: estimate, outside: 1 }),
  };
}

interface WeightedStratum {
  readonly arms: TwoArms;
  readonly weight: number;
  readonly difference: number;
  /** How many strata have these very counts. */
  times: number;
}

/** The strata with weights that add up to 1; equal ones together, since strata of one trial an arm know four kinds only. */
function weightedStrata(strata: readonly TwoArms[]): WeightedStratum[] {
  const total = strata.reduce((sum, { n1, n2 }) => sum + (n1 * n2) / (n1 + n2), 0);
  const kinds = new Map<string, WeightedStratum>();
  for (const arms of strata) {
    const { count1, n1, count2, n2 } = arms;
    const key = [count1, n1, count2, n2].join(' ');
    const known = kinds.get(key);
    if (known === undefined)
      kinds.set(key, { arms, weight: (n1 * n2) / (n1 + n2) / total, difference: count1 / n1 - count2 / n2, times: 1 });
    else known.times += 1;
  }
  return [...kinds.values()];
}

function varianceAt(strata: readonly WeightedStratum[], difference: number): number {
  return strata.reduce((sum, { arms, weight, times }) => {
    const { rate1, rate2 } = ratesAtDifference(arms, difference);
    const total = arms.n1 + arms.n2;
    const variance = (rate1 * (1 - rate1)) / arms.n1 + (rate2 * (1 - rate2)) / arms.n2;
    return sum + times * weight * weight * variance * (total / (total - 1));
  }, 0);
}
