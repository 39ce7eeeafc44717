import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireBinary, requireInsideUnit, requireSameLength } from '../arguments.ts';
import { at } from '../numeric/at.ts';

/**
 * The area under the ROC curve: the chance that a case of label 1 scores above one of label 0, ties counting half.
 * `scores` any numbers (infinite ones too), `labels` 0 or 1, both present; in [0, 1]. Throws `invalid-argument`.
 * Source: Hanley and McNeil (1982), Radiology 143, 29–36.
 */
export function auc({ scores, labels }: { scores: readonly number[]; labels: readonly number[] }): { auc: number } {
  const { above } = placements(scores, labels);
  return { auc: mean(above) };
}

/**
 * The same with DeLong's interval at `level` in (0, 1), cut to [0, 1]. As R's `pROC::ci.auc(method = "delong")`.
 * Assumes independent cases; needs at least two of each label. At an area of 0 or 1 the interval has no width: what
 * the formula says, and no proof that the area is known. Throws `invalid-argument`.
 * Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837–845.
 */
export function aucDeLong({ scores, labels, level }: { scores: readonly number[]; labels: readonly number[]; level: number }): {
  auc: number;
  low: number;
  high: number;
} {
  requireInsideUnit('level', level);
  const { above, below } = placements(scores, labels);
  if (above.length < 2 || below.length < 2)
    throw invalidArgument(`DeLong's interval needs at least 2 cases of each label; there are ${above.length} and ${below.length}`, {
      ones: above.length,
      zeros: below.length,
    });
  const area = mean(above);
  const standardError = Math.sqrt(variance(above) / above.length + variance(below) / below.length);
  const half = quantile(1 - (1 - level) / 2, 0, 1) * standardError;
  return { auc: area, low: Math.max(0, area - half), high: Math.min(1, area + half) };
}

/**
 * For each case of label 1 the share of label 0 that it beats, and for each of label 0 the share of label 1 that beats
 * it. From ranks, by sorting: Sun and Xu (2014), IEEE Signal Processing Letters 21, 1389–1393.
 */
function placements(scores: readonly number[], labels: readonly number[]): { above: number[]; below: number[] } {
  requireSameLength('scores', scores.length, 'labels', labels.length);
  requireBinary('labels', labels);
  if (scores.some((score) => Number.isNaN(score))) throw invalidArgument('scores must be numbers; one is NaN');
  const ones = labels.reduce((sum, label) => sum + label, 0);
  const zeros = labels.length - ones;
  if (ones === 0 || zeros === 0)
    throw invalidArgument(`the labels must hold both 0 and 1; they hold ${zeros} and ${ones}`, { ones, zeros });
  const ascending = [...scores.keys()].sort((a, b) => (at(scores, a) < at(scores, b) ? -1 : Number(at(scores, a) > at(scores, b))));
  const above: number[] = [];
  const below: number[] = [];
  let [seenOnes, seenZeros] = [0, 0];
  for (let start = 0, end = 0; start < ascending.length; start = end) {
    while (end < ascending.length && at(scores, at(ascending, end)) === at(scores, at(ascending, start))) end += 1;
    const tied = ascending.slice(start, end);
    const tiedOnes = tied.reduce((sum, index) => sum + at(labels, index), 0);
    const tiedZeros = tied.length - tiedOnes;
    for (let k = 0; k < tiedOnes; k += 1) above.push((seenZeros + tiedZeros / 2) / zeros);
    for (let k = 0; k < tiedZeros; k += 1) below.push((ones - seenOnes - tiedOnes / 2) / ones);
    seenOnes += tiedOnes;
    seenZeros += tiedZeros;
  }
  return { above, below };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
