import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { trialId, type RunRecord, type SearchTerm, type TrialRow } from '../../spec/index.ts';
import { standingLabels } from '../labels/standing-labels.ts';
import { storedJson } from '../stored-json.ts';
import { storedTrialColumns } from '../trials/trial-columns.ts';
import type { HitFinder } from './search/hit-finder.ts';

/** Rows of the table of trials, by their ids and in that order. */
export function trialRows(
  database: DatabaseSync,
  run: Pick<RunRecord, 'cells'>,
  { ids, terms, labelled, findHit }: { ids: Uint32Array; terms: readonly SearchTerm[]; labelled: boolean; findHit: HitFinder },
): readonly TrialRow[] {
  const row = database.prepare('SELECT * FROM trials WHERE id = ?');
  const labels = labelled
    ? database.prepare(`SELECT name, value FROM (${standingLabels}) WHERE cell = ? AND idx = ? AND value <> 'null' ORDER BY id`)
    : undefined;
  return [...ids].flatMap((id) => {
    const columns = row.get(id);
    if (columns === undefined) return [];
    const hit = findHit(id, terms);
    return [
      {
        ...rowOf(columns, run),
        labels: byName(labels?.all(Number(columns['cell']), Number(columns['idx'])) ?? []),
        hit: hit?.text ?? null,
        hitSeq: hit?.seq ?? null,
      },
    ];
  });
}

type Row = Readonly<Record<string, SQLOutputValue>>;

function rowOf(row: Row, { cells }: Pick<RunRecord, 'cells'>): Omit<TrialRow, 'labels' | 'hit' | 'hitSeq'> {
  const { index, disposition, endReason, measures, modelCalls, usage, startedAt, durationMs } = storedTrialColumns(row);
  const { inputTokens = 0, outputTokens = 0 } = storedJson<{ inputTokens?: number; outputTokens?: number }>(usage);
  const cell = cells[Number(row['cell'])]?.id ?? '';
  const id = trialId(cell, index);
  const tokens = inputTokens + outputTokens;
  return { id, cell, index, disposition, endReason, measures: storedJson(measures), modelCalls, tokens, startedAt, durationMs };
}

/** Values over raters; the same value of two raters stands twice. */
function byName(labels: readonly Row[]): TrialRow['labels'] {
  const values = Map.groupBy(labels, ({ name }) => String(name));
  return Object.fromEntries([...values].map(([name, rows]) => [name, rows.map(({ value }) => String(storedJson(value)))]));
}
