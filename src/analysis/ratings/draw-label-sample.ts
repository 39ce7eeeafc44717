import { deriveSeed } from '../../spec/index.ts';
import type { JudgedTrial } from './judged-trials.ts';

/** Trials of which the judge said the same in one scenario. */
export interface SampleStratum {
  readonly scenario: string;
  /** Null where the judge gave no answer. */
  readonly said: string | null;
  readonly size: number;
  /** How many of them the sample has. */
  readonly drawn: number;
}

/** A sample of trials for people to label. */
export interface LabelSample {
  /** In the order in which they are to be labelled: any beginning is the best sample of its size. */
  readonly trials: readonly JudgedTrial[];
  readonly strata: readonly SampleStratum[];
  /** Labels that give each stratum two, or all of a smaller one: with fewer some rates cannot be corrected. */
  readonly needed: number;
}

/** Of an answer of the judge, the share that is taken to be wrong where nothing is known yet. */
export const expectedError = 0.1;

interface Open {
  readonly said: string | null;
  readonly scenario: string;
  readonly waiting: readonly JudgedTrial[];
  /** How much labels vary within it: the variances of all answers, summed. */
  readonly variance: number;
  drawn: number;
}

/**
 * Draws the trials whose labels make the corrected rates of a judge's answers most precise: by stratum of its answer and the
 * scenario, first two of each, then one after the other where it lowers the variance most (Neyman's allocation as
 * `neymanAllocation` makes it, which needs no size beforehand). Within a stratum the order is random by `seed`, of each trial by
 * itself. The same ratings and seed give the same order; a larger `size` goes on where a smaller one ended.
 */
export function drawLabelSample(
  judged: readonly JudgedTrial[],
  { size, seed }: { readonly size: number; readonly seed: number },
): LabelSample {
  const answers = new Set(judged.flatMap(({ said }) => said ?? []));
  const strata = [...Map.groupBy(judged, ({ said, scenario }) => JSON.stringify([said, scenario])).values()].map((trials): Open => {
    const { said = null, scenario = '' } = trials[0] ?? {};
    return { said, scenario, waiting: shuffled(trials, seed), variance: varianceOf(said, answers.size), drawn: 0 };
  });
  const order: JudgedTrial[] = [];
  while (order.length < size) {
    const next = bestNext(strata);
    const trial = next?.waiting[next.drawn];
    if (next === undefined || trial === undefined) break;
    next.drawn += 1;
    order.push(trial);
  }
  return {
    trials: order,
    strata: strata.map(({ said, scenario, waiting, drawn }) => ({ said, scenario, size: waiting.length, drawn })),
    needed: strata.reduce((sum, { waiting }) => sum + Math.min(2, waiting.length), 0),
  };
}

/** The stratum with the fewest of two first, the larger one of these; then where one more lowers the variance of the mean most. */
function bestNext(strata: readonly Open[]): Open | undefined {
  const open = strata.filter(({ waiting, drawn }) => drawn < waiting.length);
  const gain = ({ waiting, variance, drawn }: Open): number => (waiting.length ** 2 * variance) / (drawn * (drawn + 1));
  return open.reduce<Open | undefined>((best, stratum) => {
    if (best === undefined) return stratum;
    const [own, other] = [Math.min(2, stratum.drawn), Math.min(2, best.drawn)];
    if (own !== other) return own < other ? stratum : best;
    if (own < 2) return stratum.waiting.length > best.waiting.length ? stratum : best;
    return gain(stratum) > gain(best) ? stratum : best;
  }, undefined);
}

/** Labels where the judge answered are wrong as often as expected; where it did not, any answer is as likely. */
function varianceOf(said: string | null, answers: number): number {
  return said === null ? 1 - 1 / Math.max(2, answers) : 2 * expectedError * (1 - expectedError);
}

function shuffled(trials: readonly JudgedTrial[], seed: number): JudgedTrial[] {
  return trials
    .map((trial) => ({ trial, rank: deriveSeed('label-sample', seed, trial.id) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ trial }) => trial);
}
