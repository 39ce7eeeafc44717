import quantile from '@stdlib/stats-base-dists-beta-quantile';
import { requireInsideUnit, requireProportion } from '../arguments.ts';

/**
 * The Jeffreys interval of a proportion: equal tails of the posterior Beta(count + ½, n − count + ½).
 * `count` of `n` (n at least 1), `level` in (0, 1). Low is exactly 0 at 0/n and high exactly 1 at n/n, without which
 * the coverage near 0 and 1 would fall to nothing. Assumes independent trials of one rate. Throws `invalid-argument`.
 * Source: Brown, Cai and DasGupta (2001), Statistical Science 16, 101–133, section 3.1.
 */
export function jeffreysInterval({ count, n, level }: { count: number; n: number; level: number }): { low: number; high: number } {
  requireProportion({ count, n });
  requireInsideUnit('level', level);
  const tail = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : quantile(tail, count + 0.5, n - count + 0.5),
    high: count === n ? 1 : 1 - quantile(tail, n - count + 0.5, count + 0.5),
  };
}
