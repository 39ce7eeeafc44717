import { at, numberAt } from '../numeric/at.ts';
import type { PairedRatings } from './paired-items.ts';
import { logLinearScore } from './signal-detection.ts';
import { weightedAucOf } from './weighted-auc.ts';

/** The figures of a comparison of two framings, in one list so that a bootstrap can go over them. */
export const figureNames = [
  'suspicionAll',
  'suspicionInnocent',
  'suspicionGuilty',
  'flaggedAll',
  'flaggedInnocent',
  'flaggedGuilty',
  'sharedSuspicion',
  'criterion',
  'contrastOfSuspicion',
  'dPrime',
  'auc',
] as const;
export type LeniencyFigures = Record<(typeof figureNames)[number], number>;

/** A function that gives the figures, B minus A, where each pair counts as often as its weight says; NaN where a label is not there. */
export function leniencyFiguresOf(ratings: PairedRatings): (weights: Float64Array) => LeniencyFigures {
  const { suspicionA, suspicionB, flaggedA, flaggedB, labels } = ratings;
  const [aucA, aucB] = [weightedAucOf(suspicionA, labels), weightedAucOf(suspicionB, labels)];
  const suspicion = Float64Array.from(suspicionB, (value, pair) => value - at(suspicionA, pair));
  const [guilt, flagsA, flagsB] = [labels, flaggedA, flaggedB].map((values) => Float64Array.from(values)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]; // of the three
  return (weights) => {
    const innocent = { n: 0, change: 0, a: 0, b: 0 };
    const guilty = { n: 0, change: 0, a: 0, b: 0 };
    for (let pair = 0; pair < weights.length; pair += 1) {
      const weight = numberAt(weights, pair);
      if (weight === 0) continue;
      const sums = numberAt(guilt, pair) === 1 ? guilty : innocent;
      sums.n += weight;
      sums.change += weight * numberAt(suspicion, pair);
      sums.a += weight * numberAt(flagsA, pair);
      sums.b += weight * numberAt(flagsB, pair);
    }
    const both = { n: innocent.n + guilty.n, change: innocent.change + guilty.change, a: innocent.a + guilty.a, b: innocent.b + guilty.b };
    const [ofInnocent, ofGuilty] = [innocent.change / innocent.n, guilty.change / guilty.n];
    const scores = (side: 'a' | 'b'): [number, number] => [
      logLinearScore(guilty[side], guilty.n),
      logLinearScore(innocent[side], innocent.n),
    ];
    const [[hitsA, alarmsA], [hitsB, alarmsB]] = [scores('a'), scores('b')];
    return {
      suspicionAll: both.change / both.n,
      suspicionInnocent: ofInnocent,
      suspicionGuilty: ofGuilty,
      flaggedAll: (both.b - both.a) / both.n,
      flaggedInnocent: (innocent.b - innocent.a) / innocent.n,
      flaggedGuilty: (guilty.b - guilty.a) / guilty.n,
      sharedSuspicion: (ofInnocent + ofGuilty) / 2,
      criterion: (hitsA + alarmsA - hitsB - alarmsB) / 2,
      contrastOfSuspicion: ofGuilty - ofInnocent,
      dPrime: hitsB - alarmsB - (hitsA - alarmsA),
      auc: innocent.n > 0 && guilty.n > 0 ? aucB(weights) - aucA(weights) : NaN,
    };
  };
}
