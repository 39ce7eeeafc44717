import { requireTwoArms, type TwoArms } from '../arguments.ts';
import { exactTwoSided } from '../numeric/exact-two-sided.ts';
import { logHypergeometric } from '../numeric/log-densities.ts';

/**
 * Fisher's exact two-sided test that two arms have one rate: given all successes together, the probability of all
 * tables that are no more likely than the one observed. As R's `fisher.test`, its tolerance of 1e-7 for equal
 * likelihoods included. `count1` of `n1`, `count2` of `n2` (each n at least 1). Assumes independent trials; rejects
 * more rarely than it may, since it takes the margins as given (`boschlooTest` does not). Throws `invalid-argument`.
 * Source: Fisher (1935), Journal of the Royal Statistical Society 98, 39–82.
 */
export function fisherExactTest({ count1, n1, count2, n2 }: TwoArms): { pValue: number } {
  requireTwoArms({ count1, n1, count2, n2 });
  const drawn = count1 + count2;
  const low = Math.max(0, drawn - n2);
  const high = Math.min(n1, drawn);
  return exactTwoSided({
    observed: count1,
    low,
    high,
    mode: Math.min(high, Math.max(low, Math.floor(((drawn + 1) * (n1 + 1)) / (n1 + n2 + 2)))),
    logDensity: (k) => logHypergeometric({ k, drawn, marked: n1, unmarked: n2 }),
  });
}
