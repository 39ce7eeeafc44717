import type { DatabaseSync } from 'node:sqlite';
import type { CallRecord, RecordedCall, RunRecord } from '../../spec/index.ts';
import { guarded } from '../database.ts';
import { createCallBodies, type CallBodies } from './call-bodies.ts';
import { parseCallBody } from './call-body.ts';
import { branchColumn, recordColumns, storedCallColumns } from './call-columns.ts';
import { standingRowsOfBranch } from './calls-table.ts';

/** Reads the calls that stand. */
export interface CallReader {
  calls(cell: string, index: number, branch?: number): readonly CallRecord[];
  recordedCalls(cell: string, index: number, branch?: number): readonly RecordedCall[];
}

export function createCallReader(
  database: DatabaseSync,
  file: string,
  { run, bodies = createCallBodies(database) }: { run: Pick<RunRecord, 'cells'>; bodies?: CallBodies },
): CallReader {
  const numbers = new Map(run.cells.map(({ id }, number) => [id, number]));
  const select = guarded(file, () => database.prepare(standingRowsOfBranch));
  const calls = (cell: string, index: number, branch = 0): readonly CallRecord[] =>
    guarded(file, () =>
      select.all(numbers.get(cell) ?? -1, index, branch).map((row) => ({
        cell,
        index,
        ...branchColumn({ branch }),
        ...recordColumns(storedCallColumns(row)),
        ...parseCallBody(bodies.read(Number(row['id']))),
      })),
    );
  return {
    calls,
    recordedCalls: (cell, index, branch = 0) =>
      calls(cell, index, branch).map(({ position, key, outcome, answer, error }) => ({
        cell,
        index,
        ...branchColumn({ branch }),
        position,
        key,
        outcome,
        answer,
        error,
      })),
  };
}
