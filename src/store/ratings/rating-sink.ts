import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { InternalError, StoreError } from '../../errors/index.ts';
import {
  trialId,
  type RatingOutcome,
  type RatingSeries,
  type RatingSink,
  type ReadingPlace,
  type StandingReading,
} from '../../spec/index.ts';
import { guarded } from '../database.ts';
import { ratingsSchema } from '../schema.ts';
import type { Transactions } from '../transactions.ts';
import { chainedHash, rowOfRating, type RatingRow } from './rating-row.ts';

interface Setting {
  readonly numberOf: (cell: string) => number;
  readonly transactions: Transactions;
}

/** Writes ratings. Their tables are made or brought up to date before this process writes the first, in a run of an older program too. */
export function createRatingSink(database: DatabaseSync, file: string, { numberOf, transactions }: Setting): RatingSink {
  const statements = new Map<string, StatementSync>();
  /** Prepared when first needed, since the tables may not be there before. */
  const prepared = (query: string): StatementSync => {
    const statement = statements.get(query) ?? database.prepare(query);
    statements.set(query, statement);
    return statement;
  };
  const lastOf = (table: 'rating_series' | 'ratings') => prepared(`SELECT id, hash FROM ${table} ORDER BY id DESC LIMIT 1`).get();
  const standing = ({ series, cell, index, repeat }: ReadingPlace): StandingReading | undefined => {
    const { outcome, readings } = prepared(standingReading).get(series, numberOf(cell), index, repeat) ?? {};
    return Number(readings) === 0 ? undefined : { outcome: String(outcome) as RatingOutcome, readings: Number(readings) }; // written from the type
  };
  let hasTables = false;
  const needTables = (): void => {
    if (!hasTables) database.exec(ratingsSchema);
    hasTables = true;
  };
  transactions.onRollback(() => {
    hasTables = false;
  });
  return {
    begin: (series) =>
      transactions.run(() => {
        needTables();
        const last = lastOf('rating_series');
        const begun: RatingSeries = { id: Number(last?.['id'] ?? 0) + 1, ...series };
        const row = { id: begun.id, record: JSON.stringify(begun) };
        const hash = chainedHash(row, { before: last?.['hash'] });
        database.prepare('INSERT INTO rating_series (id, record, hash) VALUES (?, ?, ?)').run(row.id, row.record, hash);
        return begun;
      }),
    append: (rating) => {
      const cell = numberOf(rating.cell);
      const { series, index, repeat } = rating;
      transactions.run(() => {
        needTables();
        if (prepared('SELECT 1 FROM rating_series WHERE id = ?').get(series) === undefined)
          throw new StoreError('write-failed', `the run has no series ${series} of ratings`);
        if ((standing(rating)?.outcome ?? 'failed') !== 'failed')
          throw new InternalError(`reading ${repeat} of trial ${trialId(rating.cell, index)} is on record in series ${series}`);
        const last = lastOf('ratings');
        const row = rowOfRating(rating, { id: Number(last?.['id'] ?? 0) + 1, cell });
        insert(prepared(insertion), row, chainedHash(row, { before: last?.['hash'], cell: rating.cell }));
      });
    },
    standing: (place) => guarded(file, () => standing(place)),
  };
}

/** The outcome is that of the row with the last id. */
const standingReading = `SELECT count(*) AS readings, max(id) AS last, outcome FROM ratings
  WHERE series = ? AND cell = ? AND idx = ? AND repeat = ?`;

const insertion = `INSERT INTO ratings (id, series, cell, idx, repeat, outcome, answers, details, cost_usd, at, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function insert(statement: StatementSync, row: RatingRow, hash: Buffer): void {
  const { id, series, cell, idx, repeat, outcome, answers, details, cost_usd: costUsd, at } = row;
  statement.run(id, series, cell, idx, repeat, outcome, answers, details, costUsd, at, hash);
}
