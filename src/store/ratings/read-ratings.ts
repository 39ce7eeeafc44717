import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { ratingBranch, mostRepeats, type Rating, type RatingReader, type RatingSeries, type RunRecord } from '../../spec/index.ts';
import { callTotals } from '../calls/call-sums.ts';
import { guarded } from '../database.ts';
import { storedJson } from '../stored-json.ts';
import { streamed } from '../streamed.ts';
import { ratingOf } from './rating-row.ts';

/** Reads what judges said of the trials of a run; a run of an older program has no table for it, and no ratings. */
export function createRatingReader(database: DatabaseSync, file: string, run: Pick<RunRecord, 'cells'>): RatingReader {
  let there = false;
  const hasTables = (): boolean => {
    there ||= guarded(file, () => hasRatings(database));
    return there;
  };
  const read = (row: Readonly<Record<string, SQLOutputValue>>): Rating => ratingOf(row, run);
  const numbers = new Map(run.cells.map(({ id }, number) => [id, number]));
  return {
    series: () =>
      hasTables() ? guarded(file, () => database.prepare('SELECT record FROM rating_series ORDER BY id').all().map(seriesOf)) : [],
    ratings: (series) =>
      hasTables()
        ? streamed(
            database,
            file,
            `SELECT * FROM ratings WHERE series = ${Math.trunc(series)} AND ${isStanding} ORDER BY cell, idx, repeat`,
            read,
          )
        : [],
    ratingsOf: (cell, index) =>
      hasTables()
        ? guarded(file, () =>
            database
              .prepare(`SELECT * FROM ratings WHERE cell = ? AND idx = ? AND ${isStanding} ORDER BY id`)
              .all(numbers.get(cell) ?? -1, index)
              .map(read),
          )
        : [],
    replaced: (series) => {
      const query = `SELECT count(*) AS readings FROM ratings WHERE series = ? AND NOT ${isStanding}`;
      return hasTables() ? guarded(file, () => Number(database.prepare(query).get(series)?.['readings'])) : 0;
    },
    spent: (series) => {
      const { answered, knownUsd, costUsd, usage } = guarded(file, () => callTotals(database, true, branchesOf([series])));
      const usd = answered > 0 && costUsd === null && knownUsd === 0 ? null : knownUsd;
      return { usd, tokens: (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0) };
    },
  };
}

/** Whether a row of ratings is the last of its place, as a condition of SQL. */
const isStanding = `NOT EXISTS (SELECT 1 FROM ratings AS later WHERE later.series = ratings.series AND later.cell = ratings.cell
  AND later.idx = ratings.idx AND later.repeat = ratings.repeat AND later.id > ratings.id)`;

/** The branches of the calls of some series, as a condition of SQL. */
export function branchesOf(series: readonly number[]): string {
  const ranges = series.map((id) => `branch BETWEEN ${ratingBranch(id, 0)} AND ${ratingBranch(id, mostRepeats)}`);
  return ranges.length === 0 ? 'FALSE' : `(${ranges.join(' OR ')})`;
}

/** Whether the run has tables for ratings. */
export function hasRatings(database: DatabaseSync): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'ratings'`).get() !== undefined;
}

/** The last row of ratings; 0 where there is none. */
export function lastRating(database: DatabaseSync, file: string): number {
  return guarded(file, () =>
    hasRatings(database) ? Number(database.prepare('SELECT max(id) AS last FROM ratings').get()?.['last'] ?? 0) : 0,
  );
}

function seriesOf({ record }: Readonly<Record<string, SQLOutputValue>>): RatingSeries {
  return storedJson(record);
}
