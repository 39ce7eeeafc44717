import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { requireInsideUnit, requireSameLength } from '../arguments.ts';
import { meanOf } from '../numeric/mean-of.ts';
import { varianceOf } from '../numeric/variance-of.ts';
import { ofLabel, placementsOf, requireTwoOfEach } from './placements.ts';

/**
 * DeLong's test of two AUCs on the same cases, such as one monitor under two framings: `scoresA` and `scoresB` of each
 * case (any numbers, infinite ones too), `labels` 0 or 1, at least two of each, `level` in (0, 1). The difference is
 * A minus B, its interval cut to [−1, 1]; `pValue` two-sided. Assumes independent cases. Where the scores order the
 * cases alike, the difference is 0 with no width and a p-value of 1. Throws `invalid-argument`. As R's
 * `pROC::roc.test(paired = TRUE, method = "delong")`.
 * Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837–845.
 */
export function aucDeLongTest({
  scoresA,
  scoresB,
  labels,
  level,
}: {
  scoresA: readonly number[];
  scoresB: readonly number[];
  labels: readonly number[];
  level: number;
}): { aucA: number; aucB: number; difference: number; low: number; high: number; pValue: number } {
  requireInsideUnit('level', level);
  requireSameLength('scoresA', scoresA.length, 'scoresB', scoresB.length);
  const placementsA = placementsOf(scoresA, labels);
  const placementsB = placementsOf(scoresB, labels);
  // The variance of the difference is that of the differences of placements: the covariances of DeLong's matrix, summed.
  const differences = placementsA.map((placement, index) => placement - (placementsB[index] ?? NaN));
  const above = ofLabel(differences, labels, 1);
  const below = ofLabel(differences, labels, 0);
  requireTwoOfEach({ ones: above.length, zeros: below.length });
  const difference = meanOf(above);
  const standardError = Math.sqrt(varianceOf(above) / above.length + varianceOf(below) / below.length);
  const half = quantile(1 - (1 - level) / 2, 0, 1) * standardError;
  return {
    aucA: meanOf(ofLabel(placementsA, labels, 1)),
    aucB: meanOf(ofLabel(placementsB, labels, 1)),
    difference,
    low: Math.max(-1, difference - half),
    high: Math.min(1, difference + half),
    pValue: difference === 0 ? 1 : 2 * cdf(-Math.abs(difference) / standardError, 0, 1),
  };
}
