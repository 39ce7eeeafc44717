import { createHash } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import { trialId, type NewRating, type Rating, type RatingOutcome, type RunRecord } from '../../spec/index.ts';
import { storedJson } from '../stored-json.ts';

/** A rating in its table; its cell stands as its number. */
export interface RatingRow {
  readonly id: number;
  readonly series: number;
  readonly cell: number;
  readonly idx: number;
  readonly repeat: number;
  readonly outcome: string;
  /** JSON. */
  readonly answers: string;
  /** JSON: what of a rating no analysis looks at. */
  readonly details: string;
  readonly cost_usd: number | null;
  readonly at: string;
}

type Details = Omit<Rating, 'id' | 'series' | 'trial' | 'repeat' | 'outcome' | 'answers' | 'costUsd' | 'at'>;

/** The row of a new rating. */
export function rowOfRating(rating: NewRating, { id, cell }: { readonly id: number; readonly cell: number }): RatingRow {
  const { series, index, repeat, outcome, answers, costUsd, at, cell: _cell, ...details } = rating;
  return {
    id,
    series,
    cell,
    idx: index,
    repeat,
    outcome,
    answers: JSON.stringify(answers),
    details: JSON.stringify(details satisfies Details),
    cost_usd: costUsd,
    at,
  };
}

/** The rating of a row that was read. Throws StoreError `run-corrupt`. */
export function ratingOf(columns: Readonly<Record<string, SQLOutputValue>>, { cells }: Pick<RunRecord, 'cells'>): Rating {
  const { id, series, cell, idx, repeat, outcome, answers, details, cost_usd: costUsd, at } = ratingRow(columns);
  return {
    id,
    series,
    trial: trialId(cells[cell]?.id ?? '', idx),
    repeat,
    outcome: outcome as RatingOutcome, // written from the type
    answers: storedJson(answers),
    ...storedJson<Details>(details),
    costUsd,
    at,
  };
}

/** The columns of a row that was read. */
export function ratingRow(row: Readonly<Record<string, SQLOutputValue>>): RatingRow {
  const [number, text] = [(name: string) => Number(row[name]), (name: string) => String(row[name])];
  return {
    id: number('id'),
    series: number('series'),
    cell: number('cell'),
    idx: number('idx'),
    repeat: number('repeat'),
    outcome: text('outcome'),
    answers: text('answers'),
    details: text('details'),
    cost_usd: row['cost_usd'] === null ? null : number('cost_usd'),
    at: text('at'),
  };
}

/** The hash of a row with that of the row before it; of a rating with the id of the cell and not its number. */
export function chainedHash(row: object, { before, cell }: { before: unknown; cell?: string | undefined }): Buffer {
  const hash = createHash('sha256');
  if (before instanceof Uint8Array) hash.update(before);
  return hash.update(`${JSON.stringify(cell === undefined ? row : { ...row, cell })}\n`).digest();
}
