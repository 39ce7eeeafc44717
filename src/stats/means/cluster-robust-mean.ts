import quantile from '@stdlib/stats-base-dists-t-quantile';
import { invalidArgument, requireFinite, requireInsideUnit, requireSameLength } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { meanOf } from '../numeric/mean-of.ts';

/**
 * The mean of values that come in clusters, such as trials by wording, with a standard error that stays right however
 * the values of one cluster hang together. `values` of any unit, each with its cluster's name; every value counts
 * alike. Variance: G/(G−1) · Σ over clusters of (sum of residuals)² / n²; the interval takes t with G−1 degrees of
 * freedom, G the number of clusters. Assumes that the clusters are independent and many: below about ten of them, or
 * with very unequal ones, it covers too rarely. Throws `invalid-argument`, also for a single cluster, which tells
 * nothing of how clusters differ. As R's `sandwich::vcovCL(lm(values ~ 1), cluster, type = "HC0", cadjust = TRUE)`.
 * Source: Liang and Zeger (1986), Biometrika 73, 13–22; Cameron and Miller (2015), Journal of Human Resources 50, 317–372.
 */
export function clusterRobustMean({ values, clusters, level }: { values: readonly number[]; clusters: readonly string[]; level: number }): {
  mean: number;
  standardError: number;
  low: number;
  high: number;
} {
  requireFinite('values', values);
  requireSameLength('values', values.length, 'clusters', clusters.length);
  requireInsideUnit('level', level);
  const clusterCount = new Set(clusters).size;
  if (clusterCount < 2)
    throw invalidArgument(
      `a cluster-robust mean needs at least 2 clusters; there are ${clusterCount}`,
      { clusters: clusterCount },
      'Where all values are independent, use tMeanInterval.',
    );
  const mean = meanOf(values);
  const residuals = new Map<string, number>();
  for (const [index, cluster] of clusters.entries()) residuals.set(cluster, (residuals.get(cluster) ?? 0) + (at(values, index) - mean));
  const squares = residuals.values().reduce((sum, residual) => sum + residual * residual, 0);
  const standardError = Math.sqrt((clusterCount / (clusterCount - 1)) * squares) / values.length;
  const half = quantile(1 - (1 - level) / 2, clusterCount - 1) * standardError;
  return { mean, standardError, low: mean - half, high: mean + half };
}
