import type { DatabaseSync } from 'node:sqlite';
import { InputError } from '../../errors/index.ts';
import type { Label, LabelInput, RunRecord } from '../../spec/index.ts';
import { readRun } from '../run-row.ts';
import { labelsSchema } from '../schema.ts';
import { labelHash, labelOf, type LabelRow } from './label-row.ts';
import { writeAfterwards } from './write-afterwards.ts';

/** A label with the place of its trial. */
export interface LabelToSave extends Omit<LabelInput, 'trial'> {
  readonly cell: string;
  readonly index: number;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Saves a label in a transaction of its own, also while another process writes the run: each waits for the other. On disk
 * when it returns. Throws InputError `trial-not-found`; `label-changed` where the rater's own label is another than the one
 * that was seen; StoreError.
 */
export function saveLabel(file: string, label: LabelToSave): Label {
  return writeAfterwards(file, (database) => insert(database, file, label));
}

function insert(database: DatabaseSync, file: string, label: LabelToSave): Label {
  const run = readRun(database, file, { written: true });
  const cell = run.cells.findIndex(({ id }) => id === label.cell);
  const { index, rater, name } = label;
  if (database.prepare('SELECT 1 FROM trials WHERE cell = ? AND idx = ?').get(cell, index) === undefined)
    throw new InputError('trial-not-found', `the run holds no trial '${label.cell}/${index}'`);
  database.exec(labelsSchema);
  const known = database.prepare('SELECT * FROM labels WHERE cell = ? AND idx = ? AND rater = ? AND name = ? ORDER BY id DESC LIMIT 1');
  requireSeen(known.get(cell, index, rater, name), label, run);
  const last = database.prepare('SELECT id, hash FROM labels ORDER BY id DESC LIMIT 1').get();
  const row: LabelRow = {
    id: Number(last?.['id'] ?? 0) + 1,
    cell,
    idx: index,
    rater: rater.toWellFormed(),
    name: name.toWellFormed(),
    value: JSON.stringify(label.value),
    evidence: JSON.stringify(label.evidence),
    blind: label.blind ? 1 : 0,
    at: label.at,
  };
  const hash = labelHash(row, { before: last?.['hash'], cell: label.cell });
  database
    .prepare('INSERT INTO labels (id, cell, idx, rater, name, value, evidence, blind, at, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(row.id, row.cell, row.idx, row.rater, row.name, row.value, row.evidence, row.blind, row.at, hash);
  return labelOf({ ...row }, run);
}

/** Two windows of one rater: the one that has not seen what the other said does not overwrite it. */
function requireSeen(known: Parameters<typeof labelOf>[0] | undefined, { replaces, name, rater }: LabelToSave, run: RunRecord): void {
  const current = known === undefined ? undefined : labelOf(known, run);
  const isTakenBack = current?.value === null && current.evidence.length === 0;
  if (replaces === (current?.id ?? null) || (isTakenBack && replaces === null)) return;
  const is = current === undefined || isTakenBack ? 'there is none' : `it is ${JSON.stringify(current.value)}`;
  throw new InputError('label-changed', `the label ${name} of ${rater} was changed meanwhile: now ${is}`, {
    hint: 'Look at what stands there now, and label again.',
    data: { current: current ?? null },
  });
}
