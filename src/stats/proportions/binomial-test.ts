import { requireProbability, requireProportion } from '../arguments.ts';
import { exactTwoSided } from '../numeric/exact-two-sided.ts';
import { logBinomial } from '../numeric/log-densities.ts';

/**
 * The exact two-sided binomial test: the probability, at chance `p`, of all counts that are no more likely than the
 * one observed. `count` in 0…n (n at least 1), `p` in [0, 1]. As R's `binom.test`, its tolerance of 1e-7 for equal
 * likelihoods included. Assumes independent trials of one rate. Throws `invalid-argument`.
 */
export function binomialTest({ count, n, p }: { count: number; n: number; p: number }): { pValue: number } {
  requireProportion({ count, n });
  requireProbability('p', p);
  if (p === 0) return { pValue: count === 0 ? 1 : 0 };
  if (p === 1) return { pValue: count === n ? 1 : 0 };
  return exactTwoSided({
    observed: count,
    low: 0,
    high: n,
    mode: Math.min(n, Math.floor((n + 1) * p)),
    logDensity: (k) => logBinomial(k, n, p),
  });
}
