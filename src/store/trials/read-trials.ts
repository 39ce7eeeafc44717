import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { StoreError } from '../../errors/index.ts';
import type { RunReader, RunRecord, Stage, TrialRecord } from '../../spec/index.ts';
import { unpackText } from '../compression.ts';
import { guarded } from '../database.ts';
import { storedJson } from '../stored-json.ts';
import { createStageReader } from './stages.ts';
import { storedTrialBodyColumns, storedTrialColumns, summaryOf } from './trial-columns.ts';

/** Reads finished trials. */
export function createTrialReader(
  database: DatabaseSync,
  file: string,
  run: Pick<RunRecord, 'cells'>,
): Pick<RunReader, 'count' | 'summaries' | 'trial' | 'trials'> {
  const stages = createStageReader(database);
  const summary = (row: Row) => summaryOf(run.cells[Number(row['cell'])]?.id ?? '', storedTrialColumns(row));
  const record = (row: Row): TrialRecord => ({ ...summary(row), ...restOf(row, stages) });
  return {
    count: () => guarded(file, () => Number(database.prepare('SELECT count(*) AS n FROM trials').get()?.['n'])),
    summaries: () => streamed(database, file, 'SELECT * FROM trials ORDER BY cell, idx', summary),
    trials: () => streamed(database, file, trialRows('ORDER BY cell, idx'), record),
    trial: (cell, index) =>
      guarded(file, () => {
        const number = run.cells.findIndex(({ id }) => id === cell);
        const row = database.prepare(trialRows('WHERE cell = ? AND idx = ?')).get(number, index);
        return row === undefined ? undefined : record(row);
      }),
  };
}

/** Rows of trials with their bodies; `where` says which. */
function trialRows(where: string): string {
  return `SELECT * FROM trials JOIN trial_bodies ON trial_bodies.trial = trials.id ${where}`;
}

/** The text of the events of a row. Throws StoreError `run-corrupt`. */
export function eventsText(events: SQLOutputValue | undefined): string {
  if (!(events instanceof Uint8Array))
    throw new StoreError('run-corrupt', 'a trial has no events', { hint: 'custodes verify shows what is not as it was recorded.' });
  return unpackText(events);
}

type Row = Record<string, SQLOutputValue>;

function* streamed<Result>(database: DatabaseSync, file: string, sql: string, read: (row: Row) => Result): Generator<Result> {
  const iterator = guarded(file, () => database.prepare(sql).iterate());
  for (let next = guarded(file, () => iterator.next()); next.done !== true; next = guarded(file, () => iterator.next()))
    yield read(next.value);
}

function restOf(row: Row, stages: (key: string) => Stage): Pick<TrialRecord, 'marks' | 'stage' | 'events' | 'timing'> {
  const { startedAt, durationMs } = storedTrialColumns(row);
  const { stage, marks, callMs } = storedTrialBodyColumns(row);
  return {
    marks: storedJson(marks),
    stage: stages(stage),
    events: storedJson(eventsText(row['events'])),
    timing: { startedAt, durationMs, callMs: storedJson(callMs) },
  };
}
