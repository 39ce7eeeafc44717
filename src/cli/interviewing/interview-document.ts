import {
  interviewBranch,
  trialId,
  type ContinuationEvent,
  type InterviewRecord,
  type RunReader,
  type Snapshot,
  type TrialEvent,
  type TrialRecord,
  type WorldChange,
} from '../../spec/index.ts';
import { applyChanges, diffSnapshots } from '../../world/index.ts';

/** An interview with what it cost and what it did to the world since the trial's end, for machines. */
export function interviewDocument(reader: Pick<RunReader, 'run' | 'calls'>, trial: TrialRecord, record: InterviewRecord) {
  const { id, synthetic } = reader.run;
  const ended = worldAtEnd(trial);
  return {
    format: 'custodes.interview/1',
    run: id,
    synthetic,
    trial: trialId(trial.cell, trial.index),
    ...record,
    costUsd: interviewCost(reader, record),
    diff: diffSnapshots(ended, applyChanges(ended, changesOf(record.events))),
  };
}

/** The world of a trial as it ended. */
export function worldAtEnd({ stage, events }: TrialRecord): Snapshot {
  return applyChanges(stage.before, changesOf(events));
}

function changesOf(events: readonly (TrialEvent | ContinuationEvent)[]): WorldChange[] {
  return events.flatMap((event) => (event.type === 'world-change' ? [event.change] : []));
}

/** US dollars of an interview's calls; null where one of them has no known price. */
export function interviewCost({ calls }: Pick<RunReader, 'calls'>, { cell, index, number }: InterviewRecord): number | null {
  const costs = calls(cell, index, interviewBranch(number)).map(({ costUsd }) => costUsd);
  return costs.reduce<number | null>((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}
