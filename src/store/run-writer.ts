import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { InputError, StoreError } from '../errors/index.ts';
import type {
  CallLedger,
  CallTotals,
  FollowUpSink,
  InterviewRecord,
  RatingSink,
  RunReader,
  RunRecord,
  RunSession,
  TrialSink,
} from '../spec/index.ts';
import { createCallLedger } from './calls/call-ledger.ts';
import { callTotals, createBranchCosts } from './calls/call-sums.ts';
import { createContinuations } from './continuations/follow-up-sink.ts';
import { createDatabase, guarded, openDatabase } from './database.ts';
import { createRatingSink } from './ratings/rating-sink.ts';
import { branchesOf } from './ratings/read-ratings.ts';
import { readerOver, runFileName, runFileOf } from './run-reader.ts';
import { readRun } from './run-row.ts';
import { createRunSeal } from './sealing/run-seal.ts';
import { createSeals, rowHash, runPlace, sessionPlace, trialPlace } from './sealing/seals.ts';
import { createTransactions } from './transactions.ts';
import { createTrialWriter } from './trials/write-trial.ts';
import { takeWriterLock, type WriterLock } from './writer-lock.ts';

/** A stored run that this process alone writes. */
export interface RunWriter extends TrialSink, RunReader {
  /** The run's folder. */
  readonly folder: string;
  /** Where model access stores its calls and finds them again. */
  readonly ledger: CallLedger;
  /** Where the engine stores what trials were asked afterwards. */
  readonly followUpSink: FollowUpSink;
  /** Writes an interview as far as it has come; the run's own content and seal stay as they are. */
  putInterview(record: InterviewRecord): void;
  /** Where ratings are stored; the run's own content and seal stay as they are. */
  readonly ratingSink: RatingSink;
  /** What the calls of some series of ratings came to. */
  ratingTotals(series: readonly number[]): CallTotals;
  /** US dollars of the answered calls of a branch from a position on; 0 where there are none, null where one has no price. */
  callCost(place: { readonly cell: string; readonly index: number; readonly branch: number; readonly from: number }): number | null;
  /** Notes that this process works on the run, with what and under which limits; once a process. */
  startSession(session: RunSession): void;
}

/**
 * Creates a run below `root`, whole or not at all.
 * Throws InputError `run-exists`, StoreError `write-failed`.
 */
export function createRun(root: string, run: RunRecord): RunWriter {
  const folder = join(root, run.id);
  if (existsSync(folder))
    throw new InputError('run-exists', `there is a run ${run.id} at ${root} already`, {
      hint: `Go on with it: custodes run --resume ${run.id}`,
    });
  const made = makeFolder(folder);
  try {
    return writerIn(join(folder, runFileName), (file) => {
      const database = createDatabase(file);
      createTransactions(database, file).run(() => {
        const record = JSON.stringify(run);
        database.prepare('INSERT INTO run (record, status) VALUES (?, ?)').run(record, run.status);
        createSeals(database).put(runPlace, rowHash({ record }));
      });
      return database;
    });
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

/** Opens a stored run for writing. Throws InputError `run-not-found`, StoreError `run-locked`, `run-corrupt`, `run-version`. */
export function openRunForWriting(path: string): RunWriter {
  return writerIn(runFileOf(path), (file) => openDatabase(file, { readOnly: false }));
}

/** Makes the folder and gives the first one that was not there, so that all that was made can go again. */
function makeFolder(folder: string): string {
  try {
    return mkdirSync(folder, { recursive: true }) ?? folder;
  } catch (cause) {
    throw new StoreError(
      'write-failed',
      `the folder ${folder} cannot be made (${cause instanceof Error ? cause.message : String(cause)})`,
      {
        hint: 'Name a folder that can be written with --out.',
        cause,
      },
    );
  }
}

/** Takes the lock and opens the file; where anything fails, neither is held. */
function writerIn(file: string, open: (file: string) => DatabaseSync): RunWriter {
  const lock = takeWriterLock(dirname(file));
  let database: DatabaseSync | undefined;
  try {
    const opened = open(file);
    database = opened;
    return guarded(file, () => writerOver(opened, { file, lock }));
  } catch (error) {
    database?.close();
    lock.release();
    throw error;
  }
}

function writerOver(database: DatabaseSync, { file, lock }: { file: string; lock: WriterLock }): RunWriter {
  const reader = readerOver(database, file, { writing: true });
  const { run } = reader;
  const numbers = new Map(run.cells.map(({ id }, number) => [id, number]));
  const done = finishedTrials(database);
  const transactions = createTransactions(database, file);
  const seal = createRunSeal(database, run, transactions);
  const seals = createSeals(database);
  const branchCost = createBranchCosts(database);
  const calls = createCallLedger(database, file, { run, seal, transactions });
  const trials = createTrialWriter(database);
  transactions.onRollback(trials.forget);

  const numberOf = (cell: string): number => {
    const number = numbers.get(cell);
    if (number === undefined) throw new StoreError('write-failed', `run ${run.id} has no cell ${cell}`);
    return number;
  };
  const continuations = createContinuations(database, file, { numberOf, seal, transactions });

  return {
    ...reader,
    folder: dirname(file),
    ledger: calls.ledger,
    count: () => done.reduce((sum, indexes) => sum + indexes.size, 0),
    has: (cell, index) => done[numbers.get(cell) ?? -1]?.has(index) ?? false,
    append: (trial) => {
      const cell = numberOf(trial.cell);
      transactions.run(() => {
        seals.put(trialPlace(cell, trial.index), trials.write(trial, cell));
        seal.break();
      });
      (done[cell] ??= new Set()).add(trial.index);
      if (trial.disposition === 'failed') continuations.trialFailed(cell, trial.index);
      calls.trialEnded(cell, trial.index);
    },
    followUpSink: continuations.followUpSink,
    putInterview: continuations.putInterview,
    ratingSink: createRatingSink(database, file, { numberOf, transactions }),
    ratingTotals: (series) => guarded(file, () => callTotals(database, true, branchesOf(series))),
    callCost: ({ cell, ...place }) => guarded(file, () => branchCost({ cell: numberOf(cell), ...place })),
    startSession: (session) => {
      transactions.run(() => {
        const record = JSON.stringify(session);
        const { lastInsertRowid } = database.prepare('INSERT INTO sessions (record) VALUES (?)').run(record);
        seals.put(sessionPlace(Number(lastInsertRowid)), rowHash({ record }));
        seal.break();
      });
    },
    setStatus: (status, finishedAt) => {
      seal.setStatus(status, finishedAt ?? null);
    },
    get run() {
      return readRun(database, file, { written: true });
    },
    close: () => {
      try {
        seal.close();
      } finally {
        database.close();
        lock.release();
      }
    },
  };
}

/** Indexes of the finished trials, by the cell's number. */
function finishedTrials(database: DatabaseSync): Set<number>[] {
  const done: Set<number>[] = [];
  for (const { cell, idx } of database.prepare('SELECT cell, idx FROM trials').iterate())
    (done[Number(cell)] ??= new Set()).add(Number(idx));
  return done;
}
