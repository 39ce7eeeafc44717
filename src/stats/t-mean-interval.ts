import quantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * Student's t interval of a mean from its summary: `mean`, sample standard deviation `sd` (n − 1), `n` at least 2,
 * `level` in (0, 1). As R's `t.test`.
 */
export function tMeanIntervalFromSummary({ mean, sd, n, level }: { mean: number; sd: number; n: number; level: number }): {
  low: number;
  high: number;
} {
  const half = (quantile(1 - (1 - level) / 2, n - 1) * sd) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}
