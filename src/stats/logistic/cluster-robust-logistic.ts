import { invalidArgument, requireSameLength } from '../arguments.ts';
import { at, numberAt } from '../numeric/at.ts';
import { product, zeroMatrix, type Matrix } from '../numeric/symmetric-matrix.ts';
import { readDesign, type Design } from './design.ts';
import { logOddsOf, residualAt } from './likelihood.ts';
import { toLogisticFit, type LogisticFit } from './logistic-fit.ts';
import { maximumLikelihood } from './maximum-likelihood.ts';

/**
 * Logistic regression whose standard errors stay right however the rows of one cluster hang together: the sandwich of
 * the information around the clusters' summed scores, times G/(G−1), G the number of clusters. The coefficients are
 * those of `logisticRegression`. `clusters` names the cluster of each row; `x` and `y` as there.
 * Assumes independent clusters, and many of them: for tests take t with G−1 degrees of freedom, and mistrust them
 * below about ten clusters. Throws `invalid-argument` as `logisticRegression`, and for a single cluster.
 * As R's `sandwich::vcovCL(glm(…), cluster, type = "HC0", cadjust = TRUE)`.
 * Source: Liang and Zeger (1986), Biometrika 73, 13–22.
 */
export function clusterRobustLogistic({
  x,
  y,
  clusters,
}: {
  x: readonly (readonly number[])[];
  y: readonly number[];
  clusters: readonly string[];
}): LogisticFit {
  requireSameLength('y', y.length, 'clusters', clusters.length);
  const clusterCount = new Set(clusters).size;
  if (clusterCount === 1) throw invalidArgument('a cluster-robust fit needs at least 2 clusters; there is 1', { clusters: 1 });
  const design = readDesign(x, y);
  const { coefficients, information } = maximumLikelihood(design);
  const logOdds = logOddsOf(design, coefficients);
  const bread = information.invert();
  const scores = clusterScores(design, clusters, (row) => residualAt(numberAt(design.outcomes, row), 1, numberAt(logOdds, row)));
  const meat = sumOfSquares(scores, design.width, clusterCount / (clusterCount - 1));
  return toLogisticFit(design, coefficients, product(product(bread, meat), bread));
}

function clusterScores(
  { values, width }: Design,
  clusters: readonly string[],
  residual: (row: number) => number,
): Map<string, Float64Array> {
  const scores = new Map<string, Float64Array>();
  for (const [row, cluster] of clusters.entries()) {
    const score = scores.get(cluster) ?? new Float64Array(width);
    scores.set(cluster, score);
    for (let j = 0; j < width; j += 1) score[j] = numberAt(score, j) + residual(row) * numberAt(values, row * width + j);
  }
  return scores;
}

function sumOfSquares(scores: Map<string, Float64Array>, width: number, factor: number): Matrix {
  const sum = zeroMatrix(width);
  for (const score of scores.values())
    for (let i = 0; i < width; i += 1)
      for (let j = 0; j < width; j += 1) at(sum, i)[j] = numberAt(at(sum, i), j) + factor * numberAt(score, i) * numberAt(score, j);
  return sum;
}
