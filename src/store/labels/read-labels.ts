import type { DatabaseSync } from 'node:sqlite';
import type { Label, RunRecord } from '../../spec/index.ts';
import { guarded } from '../database.ts';
import { labelOf } from './label-row.ts';
import { standingLabels } from './standing-labels.ts';

/** Reads what raters said of the trials of a run. */
export interface LabelReader {
  /** Whether the run has a table of labels: one of an older program has none until the first label is saved. */
  readonly hasTable: () => boolean;
  /** The last row of the table; 0 where there is none. */
  readonly last: () => number;
  /** The labels of a trial that stand, in the order in which they were given; `history`: what was replaced and taken back too. */
  readonly labelsOf: (cell: string, index: number, setting?: { history?: boolean }) => readonly Label[];
  /** All labels that stand, in the order of trials; `history`: what was replaced and taken back too. */
  readonly labels: (setting?: { history?: boolean }) => readonly Label[];
  /** Ids of the trials on which an answer of a rater stands; `name`: one under that name. */
  readonly labelledBy: (rater: string, name?: string) => ReadonlySet<string>;
  /** Names under which an answer stands, of any rater and trial, in the order of the alphabet. */
  readonly labelledNames: () => readonly string[];
}

export function createLabelReader(database: DatabaseSync, file: string, run: Pick<RunRecord, 'cells'>): LabelReader {
  let there = false;
  const hasTable = (): boolean => {
    there ||=
      guarded(file, () => database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'labels'`).get()) !== undefined;
    return there;
  };
  const rows = (sql: string, ...parameters: (string | number)[]): readonly Label[] =>
    hasTable()
      ? guarded(file, () =>
          database
            .prepare(sql)
            .all(...parameters)
            .map((row) => labelOf(row, run)),
        )
      : [];
  return {
    hasTable,
    last: () => (hasTable() ? guarded(file, () => Number(database.prepare('SELECT max(id) AS last FROM labels').get()?.['last'] ?? 0)) : 0),
    labelsOf: (cell, index, { history = false } = {}) =>
      rows(
        `SELECT * FROM (${history ? everyLabel : standingLabels}) WHERE cell = ? AND idx = ? ORDER BY id`,
        run.cells.findIndex(({ id }) => id === cell),
        index,
      ),
    labelledBy: (rater, name) =>
      new Set(
        rows(`SELECT * FROM (${standingLabels}) WHERE rater = ? AND value <> 'null'`, rater)
          .filter((label) => name === undefined || label.name === name)
          .map(({ trial }) => trial),
      ),
    labelledNames: () =>
      hasTable()
        ? guarded(file, () =>
            database
              .prepare(`SELECT DISTINCT name FROM (${standingLabels}) WHERE value <> 'null' ORDER BY name`)
              .all()
              .map(({ name }) => String(name)),
          )
        : [],
    labels: ({ history = false } = {}) =>
      rows(`SELECT * FROM (${history ? everyLabel : standingLabels}) ORDER BY cell, idx, name, rater, id`),
  };
}

const everyLabel = 'SELECT * FROM labels';
