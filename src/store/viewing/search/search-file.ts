import { existsSync, lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RunRecord } from '../../../spec/index.ts';

/** The name of the search index in a run's folder: derived data, made again where it is deleted. */
export const searchFileName = 'search.sqlite';
/** Version of the index: of its tables, of what is put into it and how. Another one is made anew. */
const searchVersion = 1;

/**
 * The index holds no text, only where words stand (`content=''`), so that it takes a fraction of what it looks into. One
 * row a trial, by the trial's row in the run file. The words of a text and of the next do not stand together (`textBreak`).
 */
const schema = `
  CREATE TABLE indexed (run TEXT NOT NULL, created_at TEXT NOT NULL, last INTEGER NOT NULL, trials INTEGER NOT NULL);
  CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = "unicode61 remove_diacritics 2");
  INSERT INTO words (words, rank) VALUES ('hashsize', 16000000);
`;

/** Stands between two texts of a trial: a word that nobody can search for. */
export const textBreak = '\n\u{E000}\n';

/** How far the index is: the last trial's row, and how many it holds. */
export interface IndexState {
  readonly last: number;
  readonly trials: number;
}

/** Opens the index for writing, new where there is none, or none of this run and version. */
export function openSearchFile(folder: string, run: Pick<RunRecord, 'id' | 'createdAt'>): DatabaseSync {
  const path = join(folder, searchFileName);
  // A link would lead what is written out of the folder.
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) rmSync(path, { recursive: true });
  if (existsSync(path)) {
    const known = openKnown(path, run);
    if (known !== undefined) return known;
    for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
  }
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(`BEGIN IMMEDIATE; ${schema} PRAGMA user_version = ${searchVersion}; COMMIT`);
  database.prepare('INSERT INTO indexed (run, created_at, last, trials) VALUES (?, ?, 0, 0)').run(run.id, run.createdAt);
  return database;
}

/** Looks into the index for reading; undefined where there is none of this run and version, or it is damaged. */
export function lookIntoSearchFile<Result>(
  folder: string,
  run: Pick<RunRecord, 'id' | 'createdAt'>,
  look: (database: DatabaseSync, state: IndexState) => Result,
): Result | undefined {
  const path = join(folder, searchFileName);
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 1000 });
    const state = stateOf(database, run);
    return state === undefined ? undefined : look(database, state);
  } catch {
    return undefined; // being made, or damaged: it is made anew, and until then nothing is found
  } finally {
    database?.close();
  }
}

/** How far the index of a run is; nothing is in it where there is none. */
export function indexState(folder: string, run: Pick<RunRecord, 'id' | 'createdAt'>): IndexState {
  return lookIntoSearchFile(folder, run, (_database, state) => state) ?? { last: 0, trials: 0 };
}

function openKnown(path: string, run: Pick<RunRecord, 'id' | 'createdAt'>): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 5000 });
    if (stateOf(database, run) !== undefined) return database;
  } catch {
    // no database, or a damaged one
  }
  database?.close();
  return undefined;
}

/** How far an index of this run and version is; undefined where it is none. */
export function stateOf(database: DatabaseSync, run: Pick<RunRecord, 'id' | 'createdAt'>): IndexState | undefined {
  if (database.prepare('PRAGMA user_version').get()?.['user_version'] !== searchVersion) return undefined;
  const row = database.prepare('SELECT last, trials FROM indexed WHERE run = ? AND created_at = ?').get(run.id, run.createdAt);
  return row === undefined ? undefined : { last: Number(row['last']), trials: Number(row['trials']) };
}
