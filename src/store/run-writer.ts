import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { InputError, StoreError } from '../errors/index.ts';
import type { RunReader, RunRecord, Stage, TrialRecord, TrialSink } from '../spec/index.ts';
import { packJson } from './compression.ts';
import { createDatabase, guarded, openDatabase } from './database.ts';
import { readerOver, runFileName, runFileOf } from './run-reader.ts';
import { takeWriterLock, type WriterLock } from './writer-lock.ts';

/** A stored run that this process alone writes. */
export interface RunWriter extends TrialSink, RunReader {
  /** The run's folder. */
  readonly folder: string;
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
    const lock = takeWriterLock(folder);
    const file = join(folder, runFileName);
    const database = createDatabase(file);
    guarded(file, () => database.prepare('INSERT INTO run (record, status) VALUES (?, ?)').run(JSON.stringify(run), run.status));
    return writerOver(database, { folder, file, lock });
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

/** Opens a stored run for writing. Throws InputError `run-not-found`, StoreError `run-locked`, `run-corrupt`, `run-version`. */
export function openRunForWriting(path: string): RunWriter {
  const file = runFileOf(path);
  const folder = dirname(file);
  const lock = takeWriterLock(folder);
  try {
    return writerOver(openDatabase(file, { readOnly: false }), { folder, file, lock });
  } catch (error) {
    lock.release();
    throw error;
  }
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

function writerOver(database: DatabaseSync, { folder, file, lock }: { folder: string; file: string; lock: WriterLock }): RunWriter {
  const reader = readerOver(database, file);
  const numbers = new Map(reader.run.cells.map(({ id }, number) => [id, number]));
  const done = finishedTrials(database, file);
  const insert = guarded(file, () => insertStatements(database));
  const stageKeys = new WeakMap<Stage, string>();

  const stageKey = (stage: Stage): string => {
    const known = stageKeys.get(stage);
    if (known !== undefined) return known;
    const key = createHash('sha256').update(JSON.stringify(stage)).digest('hex');
    insert.stage.run(key, packJson(stage));
    stageKeys.set(stage, key);
    return key;
  };
  const write = (trial: TrialRecord, cell: number): void => {
    const { disposition, endReason, failure = null, worldVariant, worldSeed, subjectSeed, modelCalls, timing } = trial;
    const texts = [JSON.stringify(trial.usage), JSON.stringify(trial.modelIds)] as const;
    const { lastInsertRowid } = insert.trial.run(
      cell,
      trial.index,
      disposition,
      endReason,
      failure,
      JSON.stringify(trial.measures),
      worldVariant,
      worldSeed,
      subjectSeed,
      modelCalls,
      ...texts,
      timing.startedAt,
      timing.durationMs,
    );
    insert.body.run(
      lastInsertRowid,
      stageKey(trial.stage),
      JSON.stringify(trial.marks),
      JSON.stringify(timing.callMs),
      packJson(trial.events),
    );
  };

  return {
    ...reader,
    folder,
    count: () => done.reduce((sum, indexes) => sum + indexes.size, 0),
    has: (cell, index) => done[numbers.get(cell) ?? -1]?.has(index) ?? false,
    append: (trial) => {
      const cell = numbers.get(trial.cell);
      if (cell === undefined) throw new StoreError('write-failed', `run ${reader.run.id} has no cell ${trial.cell}`);
      guarded(file, () => {
        database.exec('BEGIN');
        try {
          write(trial, cell);
          database.exec('COMMIT');
        } catch (error) {
          if (database.isTransaction) database.exec('ROLLBACK');
          throw error;
        }
      });
      (done[cell] ??= new Set()).add(trial.index);
    },
    setStatus: (status, finishedAt) => {
      guarded(file, () => database.prepare('UPDATE run SET status = ?, finished_at = ?').run(status, finishedAt ?? null));
    },
    get run() {
      return readerOver(database, file).run;
    },
    close: () => {
      database.close();
      lock.release();
    },
  };
}

/** Indexes of the finished trials, by the cell's number. */
function finishedTrials(database: DatabaseSync, file: string): Set<number>[] {
  return guarded(file, () => {
    const done: Set<number>[] = [];
    for (const { cell, idx } of database.prepare('SELECT cell, idx FROM trials').iterate())
      (done[Number(cell)] ??= new Set()).add(Number(idx));
    return done;
  });
}

function insertStatements(database: DatabaseSync) {
  return {
    stage: database.prepare('INSERT INTO stages (key, body) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    trial: database.prepare(
      `INSERT INTO trials (cell, idx, disposition, end_reason, failure, measures, world_variant, world_seed, subject_seed, model_calls, usage, model_ids, started_at, duration_ms)
       VALUES (${Array.from({ length: 14 }, () => '?').join(', ')})`,
    ),
    body: database.prepare('INSERT INTO trial_bodies (trial, stage, marks, call_ms, events) VALUES (?, ?, ?, ?, ?)'),
  };
}
