import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { trialId, type RunRecord } from '../../spec/index.ts';
import { chainedHash, ratingRow } from './rating-row.ts';
import { hasRatings } from './read-ratings.ts';

/**
 * What is not as judges left it: each row's hash is taken over that of the row before it, so that a row that was changed,
 * put in or taken out is seen; so are readings of a series or trial that is not there. That the last rows were taken away
 * is not, as of labels. The calls of ratings are checked with those of their trials.
 */
export function* verifyRatings(database: DatabaseSync, { cells }: Pick<RunRecord, 'cells'>): Generator<string> {
  if (!hasRatings(database)) return;
  let before: unknown;
  for (const { id, record, hash } of database.prepare('SELECT * FROM rating_series ORDER BY id').iterate()) {
    if (!isHash(hash, chainedHash({ id: Number(id), record: String(record) }, { before })))
      yield `series ${Number(id)} of ratings is not as it was begun, or series before it are missing`;
    before = hash;
  }
  before = undefined;
  for (const columns of database.prepare('SELECT * FROM ratings ORDER BY id').iterate()) {
    const row = ratingRow(columns);
    if (!isHash(columns['hash'], chainedHash(row, { before, cell: cells[row.cell]?.id })))
      yield `rating ${row.id} is not as it was saved, or ratings before it are missing`;
    before = columns['hash'];
  }
  const strays = `SELECT id, series, cell, idx, EXISTS (SELECT 1 FROM trials WHERE trials.cell = ratings.cell AND trials.idx = ratings.idx) AS of_trial
    FROM ratings WHERE series NOT IN (SELECT id FROM rating_series) OR NOT of_trial ORDER BY id`;
  for (const { id, series, cell, idx, of_trial: ofTrial } of database.prepare(strays).iterate()) {
    const trial = trialId(cells[Number(cell)]?.id ?? `of cell number ${Number(cell)}`, Number(idx));
    yield `rating ${Number(id)} is of ${ofTrial === 0 ? `trial ${trial}` : `series ${Number(series)}`}, which is not there`;
  }
}

function isHash(recorded: SQLOutputValue | undefined, made: Buffer): boolean {
  return recorded instanceof Uint8Array && made.equals(recorded);
}
