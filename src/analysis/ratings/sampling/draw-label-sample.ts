import { deriveSeed } from '../../../spec/index.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';

/** What the sample is to tell: the rates of all trials, or those of each cell. */
export type SampleBy = 'scenario' | 'cell';

/** Trials of which the judge said the same in one scenario, or in one cell. */
export interface SampleStratum {
  readonly scenario: string;
  /** Null where strata are of whole scenarios. */
  readonly cell: string | null;
  /** Null where the judge gave no answer. */
  readonly said: string | null;
  readonly size: number;
  /** How many of them the sample has. */
  readonly drawn: number;
}

/** A sample of trials for people to label. */
export interface LabelSample<Trial extends SaidOfTrial = SaidOfTrial> {
  /** In the order in which they are to be labelled: any beginning is the best sample of its size. */
  readonly trials: readonly Trial[];
  readonly strata: readonly SampleStratum[];
  /** Labels that give each stratum two, or all of a smaller one: with fewer some rates cannot be corrected. */
  readonly needed: number;
}

/** Of an answer of the judge, the share that is taken to be wrong where nothing is known yet. */
export const expectedError = 0.1;

interface Open<Trial> {
  readonly said: string | null;
  readonly scenario: string;
  readonly cell: string;
  readonly waiting: readonly Trial[];
  /** Its share of the trials whose rate it is a part of: of all, or of its cell. */
  readonly share: number;
  /** How much labels vary within it: the variances of all answers, summed. */
  readonly variance: number;
  drawn: number;
}

/**
 * Draws the trials whose labels make the corrected rates of a judge's answers most precise: by stratum of its answer and the
 * scenario for rates over all trials, of its answer and the cell for the rates of each cell. First two of each, then one after
 * the other where it lowers the variance most, of the one rate or of those of all cells summed (Neyman's allocation as
 * `neymanAllocation` makes it, which needs no size beforehand). Within a stratum the order is random by `seed`, of each trial by
 * itself. The same ratings and seed give the same order; a larger `size` goes on where a smaller one ended.
 */
export function drawLabelSample<Trial extends SaidOfTrial>(
  judged: readonly Trial[],
  { size, seed, by = 'scenario' }: { readonly size: number; readonly seed: number; readonly by?: SampleBy },
): LabelSample<Trial> {
  const answers = new Set(judged.flatMap(({ said }) => said ?? []));
  const placeOf = ({ scenario, cell }: SaidOfTrial): string => (by === 'cell' ? cell : scenario);
  const sizes = new Map([...Map.groupBy(judged, ({ cell }) => cell)].map(([cell, trials]) => [cell, trials.length]));
  const groups = Map.groupBy(judged, (trial) => JSON.stringify([trial.said, placeOf(trial)]));
  const strata = [...groups.values()].map((trials): Open<Trial> => {
    const { said = null, scenario = '', cell = '' } = trials[0] ?? {};
    const all = by === 'cell' ? (sizes.get(cell) ?? trials.length) : judged.length;
    const variance = varianceOf(said, answers.size);
    return { said, scenario, cell, waiting: shuffled(trials, seed), share: trials.length / all, variance, drawn: 0 };
  });
  const order: Trial[] = [];
  while (order.length < size) {
    const next = bestNext(strata);
    const trial = next?.waiting[next.drawn];
    if (next === undefined || trial === undefined) break;
    next.drawn += 1;
    order.push(trial);
  }
  return {
    trials: order,
    strata: strata.map(({ said, scenario, cell, waiting, drawn }) => ({
      said,
      scenario,
      cell: by === 'cell' ? cell : null,
      size: waiting.length,
      drawn,
    })),
    needed: strata.reduce((sum, { waiting }) => sum + Math.min(2, waiting.length), 0),
  };
}

/** The stratum with the fewest of two first, the larger one of these; then where one more lowers the variance most. */
function bestNext<Trial>(strata: readonly Open<Trial>[]): Open<Trial> | undefined {
  const open = strata.filter(({ waiting, drawn }) => drawn < waiting.length);
  const gain = ({ share, variance, drawn }: Open<Trial>): number => (share ** 2 * variance) / (drawn * (drawn + 1));
  return open.reduce<Open<Trial> | undefined>((best, stratum) => {
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

function shuffled<Trial extends SaidOfTrial>(trials: readonly Trial[], seed: number): Trial[] {
  return trials
    .map((trial) => ({ trial, rank: deriveSeed('label-sample', seed, trial.id) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ trial }) => trial);
}
