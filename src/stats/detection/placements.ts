import { invalidArgument, requireBinary, requireSameLength } from '../arguments.ts';
import { at } from '../numeric/at.ts';

/**
 * Each case's placement, in the order of the cases: for one of label 1 the share of label 0 that it beats, for one of
 * label 0 the share of label 1 that beats it, ties counting half. The mean over either label is the AUC, and the
 * variance of its estimate comes from the spread of both.
 * From ranks, by sorting: Sun and Xu (2014), IEEE Signal Processing Letters 21, 1389–1393.
 */
export function placementsOf(scores: readonly number[], labels: readonly number[]): Float64Array {
  const { ones, zeros } = requireScored(scores, labels);
  const ascending = [...scores.keys()].sort((a, b) => (at(scores, a) < at(scores, b) ? -1 : Number(at(scores, a) > at(scores, b))));
  const placements = new Float64Array(scores.length);
  let [seenOnes, seenZeros] = [0, 0];
  for (let start = 0, end = 0; start < ascending.length; start = end) {
    while (end < ascending.length && at(scores, at(ascending, end)) === at(scores, at(ascending, start))) end += 1;
    const tied = ascending.slice(start, end);
    const tiedOnes = tied.reduce((sum, index) => sum + at(labels, index), 0);
    const tiedZeros = tied.length - tiedOnes;
    const ofOne = (seenZeros + tiedZeros / 2) / zeros;
    const ofZero = (ones - seenOnes - tiedOnes / 2) / ones;
    for (const index of tied) placements[index] = at(labels, index) === 1 ? ofOne : ofZero;
    seenOnes += tiedOnes;
    seenZeros += tiedZeros;
  }
  return placements;
}

/** The values that belong to the cases of one label. */
export function ofLabel(values: Float64Array, labels: readonly number[], label: 0 | 1): Float64Array {
  return values.filter((_value, index) => at(labels, index) === label);
}

/** Throws unless every case has a score and a label, and both labels are there; says how many of each. */
export function requireScored(scores: readonly number[], labels: readonly number[]): { ones: number; zeros: number } {
  requireSameLength('scores', scores.length, 'labels', labels.length);
  requireBinary('labels', labels);
  if (scores.some((score) => Number.isNaN(score))) throw invalidArgument('scores must be numbers; one is NaN');
  const ones = labels.reduce((sum, label) => sum + label, 0);
  const zeros = labels.length - ones;
  if (ones === 0 || zeros === 0)
    throw invalidArgument(`the labels must hold both 0 and 1; they hold ${zeros} and ${ones}`, { ones, zeros });
  return { ones, zeros };
}

/** Throws unless there are two cases of each label, as a variance needs. */
export function requireTwoOfEach({ ones, zeros }: { ones: number; zeros: number }): void {
  if (ones < 2 || zeros < 2)
    throw invalidArgument(`DeLong's interval needs at least 2 cases of each label; there are ${ones} and ${zeros}`, { ones, zeros });
}
