import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../errors/index.ts';
import { guarded } from './database.ts';

/**
 * The lock that lets one process write a run: an empty SQLite file, held exclusively. The operating system lets it go
 * with the process, however it ends, and readers of the run are never blocked by it.
 */
export interface WriterLock {
  release(): void;
}

const lockName = 'writer.lock';
/** Long enough for somebody who only looks whether the lock is held. */
const takersPatienceMs = 500;
/** Long enough for somebody else who looks: each holds it for well under a millisecond. */
const lookersPatienceMs = 50;

/** Takes the lock of a run's folder. Throws StoreError `run-locked` where another process has it. */
export function takeWriterLock(folder: string): WriterLock {
  return takeLock(join(folder, lockName), {
    problem: `another process is writing the run in ${folder}`,
    hint: 'Wait for it to end, or stop it; custodes show can read the run meanwhile.',
  });
}

/** Takes the lock of a file, which is `<file>.lock` beside it. Throws StoreError `run-locked` where another process has it. */
export function takeFileLock(file: string): WriterLock {
  return takeLock(`${file}.lock`, { problem: `another process is writing ${file}`, hint: 'Wait for it to end, or stop it.' });
}

function takeLock(path: string, { problem, hint }: { readonly problem: string; readonly hint: string }): WriterLock {
  const database = tryLock(path, takersPatienceMs);
  if (database === undefined) throw new StoreError('run-locked', problem, { hint });
  return {
    release: () => {
      database.close();
    },
  };
}

/** Whether a process is writing the run in a folder. */
export function isBeingWritten(folder: string): boolean {
  const path = join(folder, lockName);
  if (!existsSync(path)) return false;
  const database = tryLock(path, lookersPatienceMs);
  database?.close();
  return database === undefined;
}

function tryLock(path: string, patienceMs: number): DatabaseSync | undefined {
  const database = guarded(path, () => new DatabaseSync(path, { timeout: patienceMs }));
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch {
    database.close();
    return undefined;
  }
}
