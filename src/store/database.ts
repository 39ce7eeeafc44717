import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../errors/index.ts';
import { applicationId, schema, schemaVersion } from './schema.ts';

/** Longest wait for another process that writes: a run's own, or a viewer that saves a label. */
const patienceMs = 5000;

/** Creates a run file. Throws StoreError `write-failed`. */
export function createDatabase(path: string): DatabaseSync {
  return guarded(path, () => {
    const database = new DatabaseSync(path, { timeout: patienceMs });
    writerSettings(database);
    database.exec(`BEGIN; ${schema} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT;`);
    return database;
  });
}

/** Opens a run file. Throws StoreError `run-corrupt` or `run-version`. */
export function openDatabase(path: string, { readOnly }: { readOnly: boolean }): DatabaseSync {
  return guarded(path, () => {
    const database = new DatabaseSync(path, { readOnly, timeout: patienceMs });
    try {
      checkHeader(database, path);
      if (!readOnly) writerSettings(database);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Runs what touches a run file and words its faults: damaged, or not to be written. */
export function guarded<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof StoreError || !isSqliteError(cause)) throw cause;
    const primaryCode = cause.errcode & 0xff;
    if (damaged.has(primaryCode)) {
      throw new StoreError('run-corrupt', `${path} is damaged or not a run of custodes (${cause.message})`, {
        hint: 'Restore it from a copy, or remove its folder.',
        cause,
      });
    }
    throw new StoreError('write-failed', `${path} cannot be read or written (${cause.message})`, {
      hint: 'Check that the disk has room and the folder may be written.',
      cause,
    });
  }
}

/** SQLITE_CORRUPT, SQLITE_NOTADB, and SQLITE_ERROR: a table that a run has is not there. */
const damaged: ReadonlySet<number> = new Set([11, 26, 1]);

/**
 * WAL with NORMAL: a row that was acknowledged survives the end of the process, however it ends. Trials of many cells
 * are written side by side and touch the same pages again and again, so that a longer log (16 MB) and a larger cache
 * (32 MB) than SQLite's own write them less often.
 */
function writerSettings(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec('PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32000');
}

function checkHeader(database: DatabaseSync, path: string): void {
  if (pragma(database, 'application_id') !== applicationId) {
    throw new StoreError('run-corrupt', `${path} is not a run of custodes`, { hint: 'Name a run that custodes list shows.' });
  }
  const version = pragma(database, 'user_version');
  if (version !== schemaVersion) {
    throw new StoreError('run-version', `${path} has the format ${version}, this custodes reads ${schemaVersion}`, {
      hint: `Use the version of custodes that wrote it${version > schemaVersion ? ', or a newer one' : ''}.`,
    });
  }
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}

function isSqliteError(error: unknown): error is Error & { errcode: number } {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}
