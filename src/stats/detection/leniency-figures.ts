import { at, numberAt } from '../numeric/at.ts';
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

/** The verdicts on all pairs under one framing, and how a contrast counts it. */
export interface Framing {
  /** -1 and 1 for the two of a plain difference; all of a contrast sum to 0. */
  readonly weight: number;
  readonly suspicion: readonly number[];
  /** 0 or 1. */
  readonly flagged: readonly number[];
}

/** A function that gives the figures of a contrast where each pair counts as often as its weight says; NaN where a label is not there. */
export function leniencyFiguresOf(framings: readonly Framing[], labels: readonly number[]): (weights: Float64Array) => LeniencyFigures {
  const suspicion = contrastOf(framings, ({ suspicion: values }) => values);
  const labelled = (label: number): LabelledPairs => {
    const pairs = [...labels.keys()].filter((pair) => at(labels, pair) === label);
    return {
      pairs: Float64Array.from(pairs),
      suspicion: Float64Array.from(pairs, (pair) => numberAt(suspicion, pair)),
      flagged: framings.map(({ flagged }) => Float64Array.from(pairs.filter((pair) => at(flagged, pair) === 1))),
    };
  };
  const [innocent, guilty] = [labelled(0), labelled(1)];
  const hasBoth = innocent.pairs.length > 0 && guilty.pairs.length > 0;
  const areas = framings.map(({ suspicion: values }) => weightedAucOf(values, labels));
  return (weights) => {
    const [ofInnocent, ofGuilty] = [sumsOf(innocent, weights), sumsOf(guilty, weights)];
    let [criterion, dPrime, area, flaggedInnocent, flaggedGuilty] = [0, 0, hasBoth ? 0 : NaN, 0, 0];
    for (const [place, { weight }] of framings.entries()) {
      const [alarms, hits] = [at(ofInnocent.flags, place), at(ofGuilty.flags, place)];
      const [scoreOfAlarms, scoreOfHits] = [logLinearScore(alarms, ofInnocent.n), logLinearScore(hits, ofGuilty.n)];
      flaggedInnocent += weight * alarms;
      flaggedGuilty += weight * hits;
      criterion -= (weight * (scoreOfHits + scoreOfAlarms)) / 2;
      dPrime += weight * (scoreOfHits - scoreOfAlarms);
      if (hasBoth) area += weight * at(areas, place)(weights);
    }
    const n = ofInnocent.n + ofGuilty.n;
    const [innocentChange, guiltyChange] = [ofInnocent.suspicion / ofInnocent.n, ofGuilty.suspicion / ofGuilty.n];
    return {
      suspicionAll: (ofInnocent.suspicion + ofGuilty.suspicion) / n,
      suspicionInnocent: innocentChange,
      suspicionGuilty: guiltyChange,
      flaggedAll: (flaggedInnocent + flaggedGuilty) / n,
      flaggedInnocent: flaggedInnocent / ofInnocent.n,
      flaggedGuilty: flaggedGuilty / ofGuilty.n,
      sharedSuspicion: (innocentChange + guiltyChange) / 2,
      criterion,
      contrastOfSuspicion: guiltyChange - innocentChange,
      dPrime,
      auc: area,
    };
  };
}

/** The weighted sum over framings, pair by pair. */
export function contrastOf(framings: readonly Framing[], valuesOf: (framing: Framing) => readonly number[]): Float64Array {
  const contrast = new Float64Array(framings.length === 0 ? 0 : valuesOf(at(framings, 0)).length);
  for (const framing of framings)
    for (const [pair, value] of valuesOf(framing).entries()) contrast[pair] = numberAt(contrast, pair) + framing.weight * value;
  return contrast;
}

/** The pairs of one label, how suspicion changes in each, and which were flagged under each framing. */
interface LabelledPairs {
  readonly pairs: Float64Array;
  readonly suspicion: Float64Array;
  readonly flagged: readonly Float64Array[];
}

function sumsOf({ pairs, suspicion, flagged }: LabelledPairs, weights: Float64Array): { n: number; suspicion: number; flags: number[] } {
  let [n, sum] = [0, 0];
  for (let place = 0; place < pairs.length; place += 1) {
    const weight = numberAt(weights, numberAt(pairs, place));
    n += weight;
    sum += weight * numberAt(suspicion, place);
  }
  return { n, suspicion: sum, flags: flagged.map((own) => weightOf(own, weights)) };
}

function weightOf(pairs: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < pairs.length; place += 1) sum += numberAt(weights, numberAt(pairs, place));
  return sum;
}
