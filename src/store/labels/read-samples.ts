import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { KeptSample } from '../../spec/index.ts';
import { guarded } from '../database.ts';
import { chainedHash } from '../ratings/rating-row.ts';
import { storedJson } from '../stored-json.ts';

/** The samples that are kept in a run, in the order in which they were kept; none in one of an older program. Throws StoreError. */
export function readSamples(database: DatabaseSync, file: string): readonly KeptSample[] {
  return guarded(file, () =>
    hasSamples(database) ? database.prepare('SELECT record FROM label_samples ORDER BY id').all().map(sampleOf) : [],
  );
}

/** A sample out of its row. */
export function sampleOf({ record }: Readonly<Record<string, SQLOutputValue>>): KeptSample {
  return storedJson(record);
}

/** What of the samples is not as it was kept. That the last ones were taken away is not seen, as of labels. */
export function* verifySamples(database: DatabaseSync): Generator<string> {
  if (!hasSamples(database)) return;
  let before: unknown;
  for (const { id, record, hash } of database.prepare('SELECT * FROM label_samples ORDER BY id').iterate()) {
    const made = chainedHash({ id: Number(id), record: String(record) }, { before });
    if (!(hash instanceof Uint8Array) || !made.equals(hash))
      yield `sample ${Number(id)} of trials to label is not as it was kept, or samples before it are missing`;
    before = hash;
  }
}

function hasSamples(database: DatabaseSync): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'label_samples'`).get() !== undefined;
}
