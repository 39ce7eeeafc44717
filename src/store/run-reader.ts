import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { InputError } from '../errors/index.ts';
import type { RunReader, RunRecord } from '../spec/index.ts';
import { callTotals, cellCosts, fidelityNotes, seenModelIds } from './calls/call-sums.ts';
import { createCallReader } from './calls/read-calls.ts';
import { createContinuationReader } from './continuations/read-continuations.ts';
import { guarded, openDatabase } from './database.ts';
import { createLabelReader } from './labels/read-labels.ts';
import { createRatingReader } from './ratings/read-ratings.ts';
import { readRecordedHash, readRun, readSessions } from './run-row.ts';
import { verifyRun } from './sealing/verify-run.ts';
import { createTrialReader } from './trials/read-trials.ts';
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
  const close = (): void => {
    database.close();
  };
  try {
    return { ...readerOver(database, file, { writing: false }), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The reading half of a run, over an open database. `writing`: this process is the one that writes it. */
export function readerOver(database: DatabaseSync, file: string, { writing }: { writing: boolean }): Omit<RunReader, 'close'> {
  const run = readRun(database, file, { written: writing });
  return {
    run,
    ...createTrialReader(database, file, run),
    ...createContinuationReader(database, file, run),
    ratings: createRatingReader(database, file, run),
    labels: createLabelReader(database, file, run).labels,
    ...createCallReader(database, file, { run }),
    callTotals: () => guarded(file, () => callTotals(database, writing || isBeingWritten(dirname(file)))),
    cellCosts: () => guarded(file, () => costsById(run, cellCosts(database))),
    fidelity: () => guarded(file, () => fidelityNotes(database)),
    modelIds: () => guarded(file, () => seenModelIds(database)),
    sessions: () => guarded(file, () => readSessions(database)),
    recordedHash: () => guarded(file, () => readRecordedHash(database)),
    verify: () => guarded(file, () => verifyRun(database, run)),
  };
}

/** A cell without a call on record, as those of reference subjects, costs nothing. */
function costsById({ cells }: Pick<RunRecord, 'cells'>, costs: ReadonlyMap<number, number | null>): ReadonlyMap<string, number | null> {
  return new Map(cells.map(({ id }, number) => [id, costs.has(number) ? (costs.get(number) ?? null) : 0]));
}
