import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireInsideUnit } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';
import { cohenKappa, type KappaWeights } from './cohen-kappa.ts';

/** Kappa with its error. */
export interface KappaInterval {
  readonly kappa: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Cohen's kappa (`cohenKappa`) with its large-sample standard error and interval, cut to [−1, 1]; `level` in (0, 1). Where the
 * two agree in everything the standard error is 0 and says nothing: the interval then goes down to the kappa of the lower
 * Wilson limit of their agreement. Things are rated independently; with fewer than some 30 of them the interval is rough.
 * Throws `invalid-argument`, also where kappa is not defined.
 * Source: Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72, 323–327, formula 13.
 */
export function cohenKappaInterval<Category extends string | number | boolean>({
  level,
  ...ratings
}: {
  a: readonly Category[];
  b: readonly Category[];
  categories: readonly Category[];
  weights: KappaWeights;
  level: number;
}): KappaInterval {
  requireInsideUnit('level', level);
  const { kappa } = cohenKappa(ratings);
  const { a, b, categories, weights } = ratings;
  const size = categories.length;
  const n = a.length;
  const shares = jointShares(a, b, categories);
  const rows = shares.map((row) => row.reduce((sum, share) => sum + share, 0));
  const columns = categories.map((_category, column) => shares.reduce((sum, row) => sum + at(row, column), 0));
  const weight = (i: number, j: number): number => (weights === 'quadratic' ? 1 - ((i - j) / (size - 1)) ** 2 : Number(i === j));
  const cells = categories.flatMap((_row, i) => categories.map((_column, j) => [i, j] as const));
  const observed = cells.reduce((sum, [i, j]) => sum + weight(i, j) * at(at(shares, i), j), 0);
  const expected = cells.reduce((sum, [i, j]) => sum + weight(i, j) * at(rows, i) * at(columns, j), 0);
  // Mean weights of each category, by what the other rater says.
  const ofRow = categories.map((_row, i) => categories.reduce((sum, _column, j) => sum + weight(i, j) * at(columns, j), 0));
  const ofColumn = categories.map((_column, j) => categories.reduce((sum, _row, i) => sum + weight(i, j) * at(rows, i), 0));
  const squares = cells.reduce(
    (sum, [i, j]) => sum + at(at(shares, i), j) * (weight(i, j) * (1 - expected) - (at(ofRow, i) + at(ofColumn, j)) * (1 - observed)) ** 2,
    0,
  );
  const variance = (squares - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4);
  const standardError = Math.sqrt(Math.max(0, variance));
  if (kappa === 1) {
    const agreed = wilsonInterval({ count: n, n, level });
    return { kappa, standardError: 0, low: Math.max(-1, (agreed.low - expected) / (1 - expected)), high: 1 };
  }
  const half = quantile(1 - (1 - level) / 2, 0, 1) * standardError;
  return { kappa, standardError, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) };
}

function jointShares<Category>(a: readonly Category[], b: readonly Category[], categories: readonly Category[]): number[][] {
  const places = new Map(categories.map((category, place) => [category, place]));
  const shares = categories.map(() => categories.map(() => 0));
  for (const [index, rating] of a.entries()) {
    const row = shares[places.get(rating) ?? -1];
    const column = places.get(at(b, index)) ?? -1;
    if (row === undefined || column < 0) throw invalidArgument('ratings must be of the categories');
    row[column] = at(row, column) + 1 / a.length;
  }
  return shares;
}
