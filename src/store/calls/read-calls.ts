import type { DatabaseSync } from 'node:sqlite';
import type { CallRecord, RecordedCall, RunRecord } from '../../spec/index.ts';
import { guarded } from '../database.ts';
import { createCallBodies, type CallBodies } from './call-bodies.ts';
import { parseCallBody } from './call-body.ts';
import { recordColumns, storedCallColumns } from './call-columns.ts';
import { standingRowsOfTrial } from './calls-table.ts';

/** Reads the calls that stand. */
export interface CallReader {
  calls(cell: string, index: number): readonly CallRecord[];
  recordedCalls(cell: string, index: number): readonly RecordedCall[];
}

export function createCallReader(
  database: DatabaseSync,
  file: string,
  { run, bodies = createCallBodies(database) }: { run: Pick<RunRecord, 'cells'>; bodies?: CallBodies },
): CallReader {
  const numbers = new Map(run.cells.map(({ id }, number) => [id, number]));
  const select = guarded(file, () => database.prepare(standingRowsOfTrial));
  const calls = (cell: string, index: number): readonly CallRecord[] =>
    guarded(file, () =>
      select.all(numbers.get(cell) ?? -1, index).map((row) => ({
        cell,
        index,
        ...recordColumns(storedCallColumns(row)),
        ...parseCallBody(bodies.read(Number(row['id']))),
      })),
    );
  return {
    calls,
    recordedCalls: (cell, index) =>
      calls(cell, index).map(({ position, key, outcome, answer, error }) => ({ cell, index, position, key, outcome, answer, error })),
  };
}
