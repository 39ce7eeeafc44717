import type { DatabaseSync } from 'node:sqlite';
import type { RunRecord } from '../../spec/index.ts';
import { labelHash, labelRow } from './label-row.ts';

/**
 * What is not as raters left it: each row's hash is taken over that of the row before it, so that a row that was changed,
 * put in or taken out is seen. That the last rows were taken away is not: labels come after the run, and no seal closes them.
 */
export function verifyLabels(database: DatabaseSync, { cells }: Pick<RunRecord, 'cells'>): readonly string[] {
  if (database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'labels'`).get() === undefined) return [];
  const problems: string[] = [];
  let before: unknown;
  for (const columns of database.prepare('SELECT * FROM labels ORDER BY id').iterate()) {
    const row = labelRow(columns);
    const made = labelHash(row, { before, cell: cells[row.cell]?.id });
    const recorded = columns['hash'];
    if (!(recorded instanceof Uint8Array) || !made.equals(recorded))
      problems.push(`label ${row.id} is not as it was saved, or labels before it are missing`);
    before = recorded;
  }
  return problems;
}
