import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { ratingOfBranch, trialId, type RunRecord } from '../../spec/index.ts';

/** Where a hash belongs. Trials and continuations have position and call 0; what is the run's own has cell -1. */
export interface SealedPlace {
  readonly cell: number;
  readonly index: number;
  readonly branch: number;
  readonly position: number;
  /** Row of the call, since one that was replaced is kept. */
  readonly call: number;
}

export const runPlace: SealedPlace = { cell: -1, index: 0, branch: 0, position: 0, call: 0 };

/** The place of a session, from 1. */
export function sessionPlace(session: number): SealedPlace {
  return { cell: -1, index: session, branch: 0, position: 0, call: 0 };
}

export function trialPlace(cell: number, index: number): SealedPlace {
  return { cell, index, branch: 0, position: 0, call: 0 };
}

/** The place of what followed a trial: a question that was asked afterwards, or an interview. */
export function continuationPlace(cell: number, index: number, branch: number): SealedPlace {
  return { cell, index, branch, position: 0, call: 0 };
}

/** A place as people name it. */
export function placeName({ cell, index, branch, position }: SealedPlace, { cells }: Pick<RunRecord, 'cells'>): string {
  if (cell < 0) return index < 0 ? "the run's end" : index === 0 ? "the run's record" : `session ${index}`;
  const trial = `trial ${trialId(cells[cell]?.id ?? `of cell number ${cell}`, index)}`;
  const place = branch === 0 ? trial : `${branchName(branch)} ${trial}`;
  return position === 0 ? place : `call ${position} of ${place}`;
}

function branchName(branch: number): string {
  const rating = ratingOfBranch(branch);
  if (rating !== undefined) return `reading ${rating.repeat} of series ${rating.series} of`;
  return branch > 0 ? `the answer to question ${branch} after` : `interview ${-branch} after`;
}

/** The hash of a row: all its columns, with the id of the cell and not its number, and its body as it was before it was packed. */
export function rowHash(columns: Readonly<Record<string, unknown>>, body: Uint8Array = nothing): Buffer {
  return createHash('sha256')
    .update(`${JSON.stringify(columns)}\n`)
    .update(body)
    .digest();
}

const nothing = new Uint8Array();

/** Writes the hash of a thing beside it, in the same transaction. */
export function createSeals(database: DatabaseSync): Seals {
  const columns = '(cell, idx, branch, position, call, hash) VALUES (?, ?, ?, ?, ?, ?)';
  const insert = database.prepare(`INSERT INTO seals ${columns}`);
  const replace = database.prepare(`INSERT OR REPLACE INTO seals ${columns}`);
  return {
    put: ({ cell, index, branch, position, call }, hash) => void insert.run(cell, index, branch, position, call, hash),
    replace: ({ cell, index, branch, position, call }, hash) => void replace.run(cell, index, branch, position, call, hash),
  };
}

export interface Seals {
  put(place: SealedPlace, hash: Uint8Array): void;
  /** For what grows, as an interview does. */
  replace(place: SealedPlace, hash: Uint8Array): void;
}
