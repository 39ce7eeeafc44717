import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { RunRecord, RunSession } from '../spec/index.ts';
import { guarded } from './database.ts';
import { storedJson } from './stored-json.ts';
import { isBeingWritten } from './writer-lock.ts';

/**
 * The run's record as it stands. A run that says it is running and that nobody writes was interrupted, by a crash or a
 * kill; `written` spares the look where it is known that somebody does.
 */
export function readRun(database: DatabaseSync, file: string, { written }: { written: boolean }): RunRecord {
  const row = guarded(file, () => database.prepare('SELECT * FROM run').get()) ?? {};
  const record = guarded(file, () => storedJson<RunRecord>(row['record']));
  const status = row['status'] as RunRecord['status']; // written by setStatus alone
  const finishedAt = row['finished_at'];
  return {
    ...record,
    status: status === 'running' && !written && !isBeingWritten(dirname(file)) ? 'interrupted' : status,
    ...(typeof finishedAt === 'string' ? { finishedAt } : {}),
  };
}

/** The content hash of the run's end; null where it has none. */
export function readRecordedHash(database: DatabaseSync): string | null {
  const hash = database.prepare('SELECT content_hash FROM run').get()?.['content_hash'];
  return typeof hash === 'string' ? hash : null;
}

/** The processes that worked on a run, in order. */
export function readSessions(database: DatabaseSync): readonly RunSession[] {
  return database
    .prepare('SELECT record FROM sessions ORDER BY id')
    .all()
    .map(({ record }) => storedJson<RunSession>(record));
}
