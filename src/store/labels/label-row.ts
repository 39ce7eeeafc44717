import { createHash } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import { trialId, type Label, type RunRecord } from '../../spec/index.ts';
import { storedJson } from '../stored-json.ts';

/** A row of the table of labels, but its hash. */
export interface LabelRow {
  readonly id: number;
  readonly cell: number;
  readonly idx: number;
  readonly rater: string;
  readonly name: string;
  /** JSON. */
  readonly value: string;
  /** JSON. */
  readonly evidence: string;
  readonly blind: number;
  readonly at: string;
}

/** A label out of its row. */
export function labelOf(row: Readonly<Record<string, SQLOutputValue>>, { cells }: Pick<RunRecord, 'cells'>): Label {
  const { id, idx, rater, name, value, evidence, blind, at } = labelRow(row);
  return {
    id,
    trial: trialId(cells[Number(row['cell'])]?.id ?? '', idx),
    rater,
    name,
    value: storedJson(value),
    evidence: storedJson(evidence),
    blind: blind === 1,
    at,
  };
}

/** The columns of a row that was read. */
export function labelRow(row: Readonly<Record<string, SQLOutputValue>>): LabelRow {
  const [number, text] = [(name: string) => Number(row[name]), (name: string) => String(row[name])];
  return {
    id: number('id'),
    cell: number('cell'),
    idx: number('idx'),
    rater: text('rater'),
    name: text('name'),
    value: text('value'),
    evidence: text('evidence'),
    blind: number('blind'),
    at: text('at'),
  };
}

/** The hash of a row with that of the row before it, with the id of the cell and not its number. */
export function labelHash(row: LabelRow, { before, cell }: { before: unknown; cell: string | undefined }): Buffer {
  const hash = createHash('sha256');
  if (before instanceof Uint8Array) hash.update(before);
  return hash.update(`${JSON.stringify({ ...row, cell })}\n`).digest();
}
