import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireInsideUnit, type TwoArms } from '../arguments.ts';
import { informativeStrata } from './informative-strata.ts';

/**
 * The risk difference of Mantel and Haenszel, rate 1 minus rate 2, with Klingenberg's interval: the differences that
 * a test with Sato's variance, taken at the difference tested, does not reject. The estimate is that of
 * `stratifiedRiskDifference`. This interval keeps its level also with many strata of one or two trials an arm, where
 * the other is too wide (coverage 0.99 for 0.95); but it needs about ten successes and ten failures in all, below
 * which it covers too rarely, and the other does not.
 *
 * `strata` is a list of counts, in which one with an empty arm bears no weight; `level` in (0, 1); within [−1, 1].
 * Assumes independent trials and one difference in all strata. Throws `invalid-argument`, also where every stratum's
 * outcomes are all equal: the variance would be 0.
 * Source: Klingenberg (2014), Statistics in Medicine 33, 2968–2983; Sato (1989), Biometrics 45, 1323–1324.
 */
export function mantelHaenszelRiskDifference({ strata, level }: { strata: readonly TwoArms[]; level: number }): {
  estimate: number;
  low: number;
  high: number;
} {
  requireInsideUnit('level', level);
  let [weight, difference, slope, base] = [0, 0, 0, 0];
  for (const { count1, n1, count2, n2 } of informativeStrata(strata)) {
    const n = n1 + n2;
    weight += (n1 * n2) / n;
    difference += (count1 * n2 - count2 * n1) / n;
    slope += ((n1 / n) * (n1 * count2) - (n2 / n) * (n2 * count1) + ((n1 / n) * (n2 * (n2 - n1))) / 2) / n;
    base += (count1 * (n2 - count2) + count2 * (n1 - count1)) / n / 2;
  }
  if (base === 0)
    throw invalidArgument(
      'every stratum holds equal outcomes only, so that the variance of Mantel and Haenszel is 0',
      { strata: strata.length },
      'Use stratifiedRiskDifference.',
    );
  const estimate = Math.min(1, Math.max(-1, difference / weight));
  const z = quantile(1 - (1 - level) / 2, 0, 1);
  const scale = (z / weight) ** 2;
  const middle = estimate + (scale * slope) / 2;
  const half = Math.sqrt(Math.max(0, middle * middle - estimate * estimate + scale * base));
  return { estimate, low: Math.max(-1, middle - half), high: Math.min(1, middle + half) };
}
