import quantile from '@stdlib/stats-base-dists-beta-quantile';
import { requireInsideUnit, requireProportion } from '../arguments.ts';

/**
 * The Clopper–Pearson interval of a proportion: all rates that neither one-sided exact binomial test rejects.
 * `count` of `n` (n at least 1), `level` in (0, 1). As R's `binom.test`. Covers at least at the level for every rate,
 * so it is wider than the score interval. Assumes independent trials of one rate. Throws `invalid-argument`.
 * Source: Clopper and Pearson (1934), Biometrika 26, 404–413.
 */
export function clopperPearsonInterval({ count, n, level }: { count: number; n: number; level: number }): {
  low: number;
  high: number;
} {
  requireProportion({ count, n });
  requireInsideUnit('level', level);
  const tail = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : quantile(tail, count, n - count + 1),
    high: count === n ? 1 : 1 - quantile(tail, n - count, count + 1),
  };
}
