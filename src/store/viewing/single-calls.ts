import type { DatabaseSync } from 'node:sqlite';
import type { CallRecord, RunRecord } from '../../spec/index.ts';
import type { CallBodies } from '../calls/call-bodies.ts';
import { parseCallBody } from '../calls/call-body.ts';
import { recordColumns, storedCallColumns } from '../calls/call-columns.ts';
import { callRows } from '../calls/calls-table.ts';
import { guarded } from '../database.ts';

/** Reads calls of a trial one by one: all of a long trial would be many times its text. */
export interface SingleCalls {
  /** One model call of a trial that stands, by its position from 1; undefined where it is not on record. */
  call(cell: string, index: number, position: number): CallRecord | undefined;
  /** Model calls of a trial that stand. */
  callCount(cell: string, index: number): number;
}

export function createSingleCalls(
  database: DatabaseSync,
  file: string,
  { run: { cells }, bodies }: { run: Pick<RunRecord, 'cells'>; bodies: CallBodies },
): SingleCalls {
  const numberOf = (cell: string): number => cells.findIndex(({ id }) => id === cell);
  const one = database.prepare(callRows('WHERE cell = ? AND idx = ? AND branch = 0 AND position = ? AND replaced_by = 0'));
  const count = database.prepare('SELECT count(*) AS n FROM calls WHERE cell = ? AND idx = ? AND branch = 0 AND replaced_by = 0');
  return {
    call: (cell, index, position) =>
      guarded(file, () => {
        const row = one.get(numberOf(cell), index, position);
        if (row === undefined) return undefined;
        return { cell, index, ...recordColumns(storedCallColumns(row)), ...parseCallBody(bodies.read(Number(row['id']))) };
      }),
    callCount: (cell, index) => guarded(file, () => Number(count.get(numberOf(cell), index)?.['n'])),
  };
}
