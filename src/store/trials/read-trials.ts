import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { StoreError } from '../../errors/index.ts';
import type { RunReader, RunRecord, Stage, TrialEvent, TrialRecord, TrialSummary } from '../../spec/index.ts';
import { unpackText } from '../compression.ts';
import { guarded } from '../database.ts';
import { createRepeatedJson, storedJson } from '../stored-json.ts';
import { streamed } from '../streamed.ts';
import { eachEvent, eventBytes } from './each-event.ts';
import { createStageReader } from './stages.ts';
import { storedTrialBodyColumns, storedTrialColumns, summaryOf } from './trial-columns.ts';

/** Reads finished trials. */
export function createTrialReader(
  database: DatabaseSync,
  file: string,
  run: Pick<RunRecord, 'cells'>,
): Pick<RunReader, 'count' | 'summaries' | 'trial' | 'events' | 'trials'> {
  const stages = createStageReader(database);
  const parse = createRepeatedJson();
  const numbers = new Map(run.cells.map(({ id }, number) => [id, number]));
  const one = guarded(file, () => database.prepare(trialRows('WHERE cell = ? AND idx = ?')));
  const eventsOfOne = guarded(file, () =>
    database.prepare('SELECT events FROM trials JOIN trial_bodies ON trial_bodies.trial = trials.id WHERE cell = ? AND idx = ?'),
  );
  const summary = (row: Row) => summaryOf(run.cells[Number(row['cell'])]?.id ?? '', storedTrialColumns(row), parse);
  const record = (row: Row): TrialRecord => ({ ...summary(row), ...restOf(row, stages) });
  return {
    count: () => guarded(file, () => Number(database.prepare('SELECT count(*) AS n FROM trials').get()?.['n'])),
    summaries: () => summaries(database, file, { cells: run.cells.length, read: summary }),
    trials: () => streamed(database, file, trialRows('ORDER BY cell, idx'), record),
    trial: (cell, index) =>
      guarded(file, () => {
        const row = one.get(numbers.get(cell) ?? -1, index);
        return row === undefined ? undefined : record(row);
      }),
    events: (cell, index) =>
      guarded(file, () => {
        const row = eventsOfOne.get(numbers.get(cell) ?? -1, index);
        return row === undefined ? undefined : eventsOf(row['events']);
      }),
  };
}

/** Rows that are read at once; more would be faster by little. */
const rowsAtOnce = 2000;

/**
 * Trials cell by cell, a few thousand rows at once: several times as fast as row by row, and memory does not grow with
 * their number.
 */
function* summaries(
  database: DatabaseSync,
  file: string,
  { cells, read }: { cells: number; read: (row: Row) => TrialSummary },
): Generator<TrialSummary> {
  const page = guarded(file, () => database.prepare('SELECT * FROM trials WHERE cell = ? AND idx > ? ORDER BY idx LIMIT ?'));
  for (let cell = 0; cell < cells; cell += 1) {
    for (let last = -1; ;) {
      const after = last;
      const rows = guarded(file, () => page.all(cell, after, rowsAtOnce));
      for (const row of rows) yield read(row);
      if (rows.length < rowsAtOnce) break;
      last = Number(rows.at(-1)?.['idx']);
    }
  }
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

/** Packed events of this size, in bytes, are read one by one, so that no second copy of a long text is made. */
const longEvents = 262_144;

function eventsOf(packed: SQLOutputValue | undefined): readonly TrialEvent[] {
  if (packed instanceof Uint8Array && packed.length > longEvents) return [...eachEvent(eventBytes(packed))];
  return storedJson(eventsText(packed));
}

type Row = Record<string, SQLOutputValue>;

function restOf(row: Row, stages: (key: string) => Stage): Pick<TrialRecord, 'marks' | 'stage' | 'events' | 'timing'> {
  const { startedAt, durationMs } = storedTrialColumns(row);
  const { stage, marks, callMs } = storedTrialBodyColumns(row);
  return {
    marks: storedJson(marks),
    stage: stages(stage),
    events: eventsOf(row['events']),
    timing: { startedAt, durationMs, callMs: storedJson(callMs) },
  };
}
