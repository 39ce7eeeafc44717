import { requireWhole } from '../arguments.ts';
import { binomialTest } from '../proportions/binomial-test.ts';

/**
 * McNemar's exact two-sided test for pairs: of the pairs that differ, `b` do so one way and `c` the other; under the
 * null hypothesis each way is as likely. Pairs that agree tell nothing; without one that differs the p-value is 1.
 * As R's `binom.test(b, b + c)`. Assumes independent pairs. Throws `invalid-argument`.
 * Source: McNemar (1947), Psychometrika 12, 153–157.
 */
export function mcnemarExactTest({ b, c }: { b: number; c: number }): { pValue: number } {
  requireWhole('b', b);
  requireWhole('c', c);
  return b + c === 0 ? { pValue: 1 } : binomialTest({ count: b, n: b + c, p: 0.5 });
}
