import type { DatabaseSync } from 'node:sqlite';
import type { FollowUpRecord, InterviewRecord } from '../../spec/index.ts';
import { interviewBranch } from '../../spec/index.ts';
import { packText } from '../compression.ts';
import { continuationPlace, createSeals, rowHash } from '../sealing/seals.ts';
import type { ContinuationColumns } from './continuation-columns.ts';

/** Writes what follows trials, their cells given by number, each with its hash, in the transaction of the caller's. */
export interface ContinuationWriter {
  addFollowUp(record: FollowUpRecord, cell: number): void;
  /** Writes an interview as far as it has come, in the place of what was written of it before. */
  putInterview(record: InterviewRecord, cell: number): void;
}

export function createContinuationWriter(database: DatabaseSync): ContinuationWriter {
  const insert = database.prepare('INSERT INTO continuations (cell, idx, branch, outcome, reading) VALUES (?, ?, ?, ?, ?)');
  const insertBody = database.prepare('INSERT INTO continuation_bodies (continuation, body) VALUES (?, ?)');
  const find = database.prepare('SELECT id FROM continuations WHERE cell = ? AND idx = ? AND branch = ?');
  const updateBody = database.prepare('UPDATE continuation_bodies SET body = ? WHERE continuation = ?');
  const seals = createSeals(database);
  return {
    addFollowUp: (record, cell) => {
      const { cell: cellId, index, outcome, reading, number, ...rest } = record;
      const columns: ContinuationColumns = { outcome, reading: reading === null ? null : JSON.stringify(reading) };
      const body = Buffer.from(JSON.stringify(rest));
      const { lastInsertRowid } = insert.run(cell, index, number, columns.outcome, columns.reading);
      insertBody.run(lastInsertRowid, packText(body));
      seals.put(continuationPlace(cell, index, number), continuationHash({ cell: cellId, index, branch: number }, columns, body));
    },
    putInterview: (record, cell) => {
      const { cell: cellId, index, number, ...rest } = record;
      const branch = interviewBranch(number);
      const columns: ContinuationColumns = { outcome: null, reading: null };
      const body = Buffer.from(JSON.stringify(rest));
      const known = find.get(cell, index, branch)?.['id'];
      if (typeof known === 'number') updateBody.run(packText(body), known);
      else insertBody.run(insert.run(cell, index, branch, null, null).lastInsertRowid, packText(body));
      seals.replace(continuationPlace(cell, index, branch), continuationHash({ cell: cellId, index, branch }, columns, body));
    },
  };
}

/** The hash of a continuation; its cell is given by its id. */
export function continuationHash(
  place: { readonly cell: string | undefined; readonly index: number; readonly branch: number },
  columns: ContinuationColumns,
  body: Uint8Array,
): Buffer {
  return rowHash({ ...place, ...columns }, body);
}
