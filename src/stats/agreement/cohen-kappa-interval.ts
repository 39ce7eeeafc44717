import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireInsideUnit } from '../arguments.ts';
import { boundedMeanInterval } from '../means/bounded-mean-interval.ts';
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
 * two agree in everything or in nothing, or one of them gives all things the same category (kappa is 0 then, whatever the
 * other says), the standard error is 0 and says nothing: the interval is then made of the limits of their agreement, those of
 * Wilson, or where weights count some of it in part those of Agresti and Coull. Things are rated independently; with fewer
 * than some 30 of them, or few of a category, the interval is rough. Throws `invalid-argument`, also where kappa is not defined.
 * Source: Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72, 323–327, formula 13; `boundedMeanInterval`.
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
  // How each cell moves kappa, and how much that varies: the difference of the formula, without cancellation.
  const pull = (i: number, j: number): number => weight(i, j) * (1 - expected) - (at(ofRow, i) + at(ofColumn, j)) * (1 - observed);
  const mean = observed * expected - 2 * expected + observed;
  const spread = cells.reduce((sum, [i, j]) => sum + at(at(shares, i), j) * (pull(i, j) - mean) ** 2, 0);
  const within = (value: number): number => Math.min(1, Math.max(-1, value));
  // None but for rounding.
  if (spread < 1e-24) {
    const places = new Map(categories.map((category, place) => [category, place]));
    const placeOf = (rating: Category): number => places.get(rating) ?? -1;
    const agreed = agreementLimits(
      a.map((rating, index) => weight(placeOf(rating), placeOf(at(b, index)))),
      level,
    );
    const kappaAt = (agreement: number): number => within((agreement - expected) / (1 - expected));
    return { kappa, standardError: 0, low: Math.min(kappa, kappaAt(agreed.low)), high: Math.max(kappa, kappaAt(agreed.high)) };
  }
  const standardError = Math.sqrt(spread / n) / (1 - expected) ** 2;
  const half = quantile(1 - (1 - level) / 2, 0, 1) * standardError;
  return { kappa, standardError, low: within(kappa - half), high: within(kappa + half) };
}

/** The limits of a mean agreement, each 0 to 1. */
function agreementLimits(agreements: readonly number[], level: number): { low: number; high: number } {
  const count = agreements.filter((agreement) => agreement === 1).length;
  if (agreements.every((agreement) => agreement === 0 || agreement === 1)) return wilsonInterval({ count, n: agreements.length, level });
  return boundedMeanInterval({ values: agreements, least: 0, most: 1, level });
}

function jointShares<Category>(a: readonly Category[], b: readonly Category[], categories: readonly Category[]): number[][] {
  const places = new Map(categories.map((category, place) => [category, place]));
  const counts = categories.map(() => categories.map(() => 0));
  for (const [index, rating] of a.entries()) {
    const row = counts[places.get(rating) ?? -1];
    const column = places.get(at(b, index)) ?? -1;
    if (row === undefined || column < 0) throw invalidArgument('ratings must be of the categories');
    row[column] = at(row, column) + 1;
  }
  return counts.map((row) => row.map((count) => count / a.length));
}
