import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { InputError } from '../errors/index.ts';
import type { RunReader, RunRecord, Stage, TrialRecord, TrialSummary } from '../spec/index.ts';
import { unpackJson } from './compression.ts';
import { guarded, openDatabase } from './database.ts';
import { isBeingWritten } from './writer-lock.ts';

/** The name of the run file in a run's folder. */
export const runFileName = 'run.sqlite';

/** The run file that a path stands for: the run's folder, or the file itself. Throws InputError `run-not-found`. */
export function runFileOf(path: string): string {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, runFileName) : path;
  if (!existsSync(file))
    throw new InputError('run-not-found', `there is no run at ${path}`, { hint: 'custodes list shows the stored runs.' });
  return file;
}

/** Opens a stored run for reading, also while another process writes it. Throws InputError `run-not-found`, StoreError. */
export function openRun(path: string): RunReader {
  const file = runFileOf(path);
  const database = openDatabase(file, { readOnly: true });
  const reader = readerOver(database, file);
  return {
    ...reader,
    close: () => {
      database.close();
    },
  };
}

/** The reading half of a run, over an open database. */
export function readerOver(database: DatabaseSync, file: string): Omit<RunReader, 'close'> {
  const run = readRun(database, file);
  const stages = stageReader(database);
  const bodies = (where: string): string => `SELECT * FROM trials JOIN trial_bodies ON trial_bodies.trial = trials.id ${where}`;
  return {
    run,
    count: () => guarded(file, () => Number(database.prepare('SELECT count(*) AS n FROM trials').get()?.['n'])),
    summaries: () => rows(database, file, 'SELECT * FROM trials ORDER BY cell, idx', (row) => summaryOf(row, run)),
    trials: () => rows(database, file, bodies('ORDER BY cell, idx'), (row) => recordOf(row, { run, stages })),
    trial: (cell, index) =>
      guarded(file, () => {
        const row = database.prepare(bodies('WHERE cell = ? AND idx = ?')).get(
          run.cells.findIndex(({ id }) => id === cell),
          index,
        );
        return row === undefined ? undefined : recordOf(row, { run, stages });
      }),
  };
}

type Row = Record<string, SQLOutputValue>;

function* rows<Result>(database: DatabaseSync, file: string, sql: string, read: (row: Row) => Result): Generator<Result> {
  const iterator = guarded(file, () => database.prepare(sql).iterate());
  for (let next = guarded(file, () => iterator.next()); next.done !== true; next = guarded(file, () => iterator.next()))
    yield read(next.value);
}

/** A run that says it is running and that nobody writes was interrupted, by a crash or a kill. */
function readRun(database: DatabaseSync, file: string): RunRecord {
  const row = guarded(file, () => database.prepare('SELECT * FROM run').get()) ?? {};
  const record = json<RunRecord>(row['record']);
  const status = row['status'] as RunRecord['status']; // written by setStatus alone
  const finishedAt = row['finished_at'];
  return {
    ...record,
    status: status === 'running' && !isBeingWritten(dirname(file)) ? 'interrupted' : status,
    ...(typeof finishedAt === 'string' ? { finishedAt } : {}),
  };
}

function summaryOf(row: Row, run: RunRecord): TrialSummary {
  return {
    cell: run.cells[Number(row['cell'])]?.id ?? '',
    index: Number(row['idx']),
    disposition: row['disposition'] as TrialSummary['disposition'], // written from the type
    endReason: row['end_reason'] as TrialSummary['endReason'], // as above
    ...(typeof row['failure'] === 'string' ? { failure: row['failure'] } : {}),
    measures: json(row['measures']),
    worldVariant: Number(row['world_variant']),
    worldSeed: Number(row['world_seed']),
    subjectSeed: Number(row['subject_seed']),
    modelCalls: Number(row['model_calls']),
    usage: json(row['usage']),
    modelIds: json(row['model_ids']),
  };
}

function recordOf(row: Row, { run, stages }: { run: RunRecord; stages: (key: string) => Stage }): TrialRecord {
  return {
    ...summaryOf(row, run),
    marks: json(row['marks']),
    stage: stages(String(row['stage'])),
    events: unpack<TrialRecord['events']>(row['events']),
    timing: { startedAt: String(row['started_at']), durationMs: Number(row['duration_ms']), callMs: json(row['call_ms']) },
  };
}

/** Stages kept unpacked while reading; trials of a cell share them. */
const stagesKept = 64;

function stageReader(database: DatabaseSync): (key: string) => Stage {
  const kept = new Map<string, Stage>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const stage = unpack<Stage>(database.prepare('SELECT body FROM stages WHERE key = ?').get(key)?.['body']);
    if (kept.size >= stagesKept) kept.clear();
    kept.set(key, stage);
    return stage;
  };
}

/** A value that the store itself wrote as JSON; its header was checked when it was opened. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what the store wrote there
function json<Value>(text: SQLOutputValue | undefined): Value {
  return JSON.parse(String(text)) as Value; // see above
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as in json
function unpack<Value>(packed: SQLOutputValue | undefined): Value {
  return (packed instanceof Uint8Array ? unpackJson(packed) : null) as Value; // as in json
}
