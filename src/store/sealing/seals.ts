import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { trialId, type RunRecord } from '../../spec/index.ts';

/** Where a hash belongs. Trials have position and call 0; what is the run's own has cell -1. */
export interface SealedPlace {
  readonly cell: number;
  readonly index: number;
  readonly position: number;
  /** Row of the call, since one that was replaced is kept. */
  readonly call: number;
}

export const runPlace: SealedPlace = { cell: -1, index: 0, position: 0, call: 0 };

/** The place of a session, from 1. */
export function sessionPlace(session: number): SealedPlace {
  return { cell: -1, index: session, position: 0, call: 0 };
}

export function trialPlace(cell: number, index: number): SealedPlace {
  return { cell, index, position: 0, call: 0 };
}

/** A place as people name it. */
export function placeName({ cell, index, position }: SealedPlace, { cells }: Pick<RunRecord, 'cells'>): string {
  if (cell < 0) return index < 0 ? "the run's end" : index === 0 ? "the run's record" : `session ${index}`;
  const trial = `trial ${trialId(cells[cell]?.id ?? `of cell number ${cell}`, index)}`;
  return position === 0 ? trial : `call ${position} of ${trial}`;
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
export function createSeals(database: DatabaseSync): { put(place: SealedPlace, hash: Uint8Array): void } {
  const insert = database.prepare('INSERT INTO seals (cell, idx, position, call, hash) VALUES (?, ?, ?, ?, ?)');
  return {
    put: ({ cell, index, position, call }, hash) => void insert.run(cell, index, position, call, hash),
  };
}
