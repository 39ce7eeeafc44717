import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { requireInsideUnit, requireProportion } from '../arguments.ts';

/**
 * The Wilson score interval of a proportion, without continuity correction.
 * `count` of `n` (n at least 1), `level` in (0, 1). Exactly 0 at 0/n and 1 at n/n. As R's `prop.test(correct = FALSE)`.
 * Assumes independent trials of one rate; covers near the level on average, not at every rate.
 * Throws `invalid-argument`. Source: Wilson (1927), JASA 22, 209–212.
 */
export function wilsonInterval({ count, n, level }: { count: number; n: number; level: number }): { low: number; high: number } {
  requireProportion({ count, n });
  requireInsideUnit('level', level);
  const z = quantile(1 - (1 - level) / 2, 0, 1);
  const rate = count / n;
  const shrink = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / shrink;
  const half = (z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))) / shrink;
  return { low: count === 0 ? 0 : Math.max(0, centre - half), high: count === n ? 1 : Math.min(1, centre + half) };
}
