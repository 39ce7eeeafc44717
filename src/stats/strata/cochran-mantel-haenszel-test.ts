import cdf from '@stdlib/stats-base-dists-normal-cdf';
import { invalidArgument, type TwoArms } from '../arguments.ts';
import { informativeStrata } from './informative-strata.ts';

/**
 * The Cochran–Mantel–Haenszel test of two arms over strata, without continuity correction, and the common odds ratio
 * of arm 1 to arm 2 by Mantel and Haenszel. As R's `mantelhaen.test(correct = FALSE)`.
 *
 * `strata` is a list of counts; one with an empty arm, or in which all outcomes are equal, adds nothing.
 * `commonOddsRatio` is at least 0, `Infinity` where only arm 1 can have the larger odds; `pValue` in [0, 1]. Assumes
 * independent trials; the odds ratio is of use where that of the strata is about the same. Throws `invalid-argument`,
 * also where no stratum has both outcomes, since nothing can be tested then.
 * Source: Mantel and Haenszel (1959), Journal of the National Cancer Institute 22, 719–748.
 */
export function cochranMantelHaenszelTest({ strata }: { strata: readonly TwoArms[] }): { commonOddsRatio: number; pValue: number } {
  let [excess, variance, concordant, discordant] = [0, 0, 0, 0];
  for (const { count1, n1, count2, n2 } of informativeStrata(strata)) {
    const n = n1 + n2;
    const successes = count1 + count2;
    excess += count1 - (n1 * successes) / n;
    variance += (n1 / n) * (n2 / n) * ((successes * (n - successes)) / (n - 1));
    concordant += (count1 * (n2 - count2)) / n;
    discordant += (count2 * (n1 - count1)) / n;
  }
  if (variance === 0)
    throw invalidArgument(
      'no stratum has both outcomes, so neither a test nor an odds ratio is possible',
      { strata: strata.length },
      'A stratified risk difference has an interval all the same: stratifiedRiskDifference.',
    );
  return { commonOddsRatio: concordant / discordant, pValue: Math.min(1, 2 * cdf(-Math.abs(excess) / Math.sqrt(variance), 0, 1)) };
}
