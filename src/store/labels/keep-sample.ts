import type { DatabaseSync } from 'node:sqlite';
import { InputError } from '../../errors/index.ts';
import type { KeptSample } from '../../spec/index.ts';
import { chainedHash } from '../ratings/rating-row.ts';
import { readRun } from '../run-row.ts';
import { labelSamplesSchema } from '../schema.ts';
import { sampleOf } from './read-samples.ts';
import { writeAfterwards } from './write-afterwards.ts';

/**
 * Keeps a sample in a run, in a transaction of its own, also while another process writes the run. None is ever changed: the
 * same trials in the same order for the same question of the same series are the sample that is there (`isNew` is then
 * false), anything else is another. On disk when it returns. Throws InputError `trial-not-found`, StoreError.
 */
export function keepSample(file: string, sample: Omit<KeptSample, 'id'>): { readonly sample: KeptSample; readonly isNew: boolean } {
  return writeAfterwards(file, (database) => insert(database, file, sample));
}

function insert(database: DatabaseSync, file: string, sample: Omit<KeptSample, 'id'>) {
  requireTrials(database, file, sample.trials);
  database.exec(labelSamplesSchema);
  const rows = database.prepare('SELECT id, record, hash FROM label_samples ORDER BY id').all();
  const same = rows.map(sampleOf).find((known) => draw(known) === draw(sample));
  if (same !== undefined) return { sample: same, isNew: false };
  const kept: KeptSample = { id: Number(rows.at(-1)?.['id'] ?? 0) + 1, ...sample };
  const row = { id: kept.id, record: JSON.stringify(kept) };
  const hash = chainedHash(row, { before: rows.at(-1)?.['hash'] });
  database.prepare('INSERT INTO label_samples (id, record, hash) VALUES (?, ?, ?)').run(row.id, row.record, hash);
  return { sample: kept, isNew: true };
}

/** What makes two samples the same. */
function draw({ series, name, trials }: Omit<KeptSample, 'id'>): string {
  return JSON.stringify([series, name, trials]);
}

function requireTrials(database: DatabaseSync, file: string, trials: readonly string[]): void {
  const { cells } = readRun(database, file, { written: true });
  const numbers = new Map(cells.map(({ id }, number) => [id, number]));
  const find = database.prepare('SELECT 1 FROM trials WHERE cell = ? AND idx = ?');
  for (const trial of trials) {
    const slash = trial.lastIndexOf('/');
    if (find.get(numbers.get(trial.slice(0, slash)) ?? -1, Number(trial.slice(slash + 1))) === undefined)
      throw new InputError('trial-not-found', `the run holds no trial '${trial}'`);
  }
}
