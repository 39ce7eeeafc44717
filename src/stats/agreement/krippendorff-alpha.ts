import { invalidArgument } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { meanOf } from '../numeric/mean-of.ts';

/** How ratings may be compared: as names, as ranks, or by their differences. */
export type RatingLevel = 'nominal' | 'ordinal' | 'interval';

type Rating = string | number | boolean;

/**
 * Krippendorff's alpha: the agreement of any number of raters, with missing ratings. Rows of `ratings` are raters,
 * columns the things rated, `null` is missing; things with fewer than two ratings are left out. For `ordinal` and
 * `interval` the ratings are numbers. At most 1; 0 for chance, below it for less. Throws `invalid-argument`, also
 * where all ratings that can be compared are equal: alpha is 0/0 then, since nothing shows that raters would tell
 * differences. Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; (2019) Content Analysis, chapter 12.
 */
export function krippendorffAlpha({ ratings, level }: { ratings: readonly (readonly (Rating | null)[])[]; level: RatingLevel }): {
  alpha: number;
} {
  const units = comparableUnits(ratings);
  const all = units.flat();
  if (level !== 'nominal') requireNumbers(all, level);
  const disagreement = disagreementFor(level, all);
  const observed = units.reduce((sum, unit) => sum + disagreement(unit) / (unit.length - 1), 0);
  const expected = disagreement(all) / (all.length - 1);
  if (!(expected > 0)) throw invalidArgument('all ratings that can be compared are equal, so that alpha is not defined');
  return { alpha: 1 - observed / expected };
}

/** The ratings of each thing that at least two raters rated. */
function comparableUnits(ratings: readonly (readonly (Rating | null)[])[]): Rating[][] {
  const width = ratings[0]?.length ?? 0;
  if (ratings.some((row) => row.length !== width)) throw invalidArgument('the rows of ratings must be of the same length');
  const units = Array.from({ length: width }, (_none, column) => ratings.map((row) => at(row, column)).filter((value) => value !== null));
  const comparable = units.filter((unit) => unit.length >= 2);
  if (comparable.length === 0) throw invalidArgument('nothing was rated by at least two raters');
  return comparable;
}

function requireNumbers(all: readonly Rating[], level: RatingLevel): void {
  const stranger = all.find((value) => !Number.isFinite(value));
  if (stranger !== undefined) throw invalidArgument(`${level} ratings must be finite numbers; one is ${String(stranger)}`, { level });
}

/** Half the sum of distances over all ordered pairs of a list: of unlike pairs, or of squared differences of values or ranks. */
function disagreementFor(level: RatingLevel, all: readonly Rating[]): (list: readonly Rating[]) => number {
  switch (level) {
    case 'nominal':
      return unlikePairs;
    case 'interval':
      return (list) => squaredDifferences(list.map(Number));
    case 'ordinal': {
      const ranks = middleRanks(all);
      return (list) => squaredDifferences(list.map((value) => ranks.get(value) ?? NaN));
    }
  }
}

function unlikePairs(list: readonly Rating[]): number {
  const likePairs = counted(list)
    .values()
    .reduce((sum, count) => sum + count * count, 0);
  return (list.length * list.length - likePairs) / 2;
}

function squaredDifferences(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.length * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** Each value's place in the order of all ratings: the middle of the ranks that it takes. */
function middleRanks(all: readonly Rating[]): Map<Rating, number> {
  let below = 0;
  const ascending = [...counted(all)].sort(([a], [b]) => Number(a) - Number(b));
  return new Map(ascending.map(([value, count]) => [value, (below += count) - count / 2]));
}

function counted(list: readonly Rating[]): Map<Rating, number> {
  const counts = new Map<Rating, number>();
  for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
