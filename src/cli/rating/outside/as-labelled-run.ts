import type { CalibratedRun } from '../../../analysis/index.ts';
import { trialId, type Cell, type Label, type Rating, type RatingSeries, type TrialSummary } from '../../../spec/index.ts';
import type { Rateable } from '../rateable.ts';
import type { OutsideTranscripts } from './read-outside.ts';

interface Read extends Pick<OutsideTranscripts, 'transcripts'> {
  readonly series: RatingSeries;
  readonly ratings: Rateable['ratings'];
}

/**
 * The transcripts whose right answer to a question is known and that a series has read, in the form of a run whose trials
 * people labelled, so that they are counted as those are. Values of labels that are no text stand as text.
 */
export function asLabelledRun(field: string, { series, ratings, transcripts }: Read): CalibratedRun {
  const read = Map.groupBy(ratings.ratings(series.id), ({ trial }) => trial);
  const known = [...transcripts].flatMap(([id, { truth }]) => {
    const value = truth?.labels?.[field];
    const own = read.get(trialId(id, 0));
    return value === undefined || own === undefined ? [] : [{ value: String(value), ratings: own }];
  });
  return {
    id: 'transcripts',
    cells: [{ ...cell, trials: known.length }],
    trials: known.map((_known, index) => ({ ...summary, index })),
    series: [
      {
        series,
        ratings: known.flatMap((each, index) => each.ratings.map((rating): Rating => ({ ...rating, trial: trialId(cell.id, index) }))),
      },
    ],
    labels: known.map(({ value }, index): Label => ({ ...label, id: index + 1, trial: trialId(cell.id, index), name: field, value })),
  };
}

const cell: Omit<Cell, 'trials'> = { id: 'transcripts', scenario: 'transcripts', condition: {}, model: 'elsewhere', subject: 'elsewhere' };

const label: Pick<Label, 'rater' | 'evidence' | 'blind' | 'at'> = { rater: 'transcripts', evidence: [], blind: true, at: '' };

const summary: Omit<TrialSummary, 'index'> = {
  cell: cell.id,
  disposition: 'completed',
  endReason: 'end-task',
  measures: {},
  worldVariant: 0,
  worldSeed: 0,
  subjectSeed: 0,
  modelCalls: 0,
  usage: {},
  modelIds: [],
};
