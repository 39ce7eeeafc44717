import { invalidArgument, requireSameLength } from '../arguments.ts';
import { at } from '../numeric/at.ts';

/** How far apart two categories count: all alike, or as the square of their distance in the list. */
export type KappaWeights = 'none' | 'quadratic';

/**
 * Cohen's kappa: how much more two raters agree than raters with their marginal habits would by chance.
 * `a` and `b` are their ratings of the same things, `categories` the possible ratings (in order, for `quadratic`;
 * distances count by place in the list). At most 1; 0 for chance, below it for less. Throws `invalid-argument`, also
 * where both raters give everything the same category: kappa is 0/0 then.
 * Source: Cohen (1960), Educational and Psychological Measurement 20, 37–46; Cohen (1968), Psychological Bulletin 70, 213–220.
 */
export function cohenKappa<Category extends string | number | boolean>({
  a,
  b,
  categories,
  weights,
}: {
  a: readonly Category[];
  b: readonly Category[];
  categories: readonly Category[];
  weights: KappaWeights;
}): { kappa: number } {
  requireSameLength('a', a.length, 'b', b.length);
  if (a.length === 0) throw invalidArgument('kappa needs at least one thing that both have rated');
  const placesA = placesOf('a', a, categories);
  const placesB = placesOf('b', b, categories);
  const distance = (i: number, j: number): number => (weights === 'quadratic' ? (i - j) ** 2 : Number(i !== j));
  const observed = placesA.reduce((sum, place, index) => sum + distance(place, at(placesB, index)), 0) / a.length;
  const expected = meanDistance(sharesOf(placesA, categories.length), sharesOf(placesB, categories.length), distance);
  if (expected === 0) throw invalidArgument('both raters give everything the same category, so that kappa is not defined');
  return { kappa: 1 - observed / expected };
}

function placesOf<Category>(name: string, ratings: readonly Category[], categories: readonly Category[]): number[] {
  const places = new Map(categories.map((category, index) => [category, index]));
  if (places.size < categories.length) throw invalidArgument('categories must not name one twice');
  return ratings.map((rating, index) => {
    const place = places.get(rating);
    if (place === undefined)
      throw invalidArgument(`${name} must hold categories of the list only; number ${index + 1} is ${String(rating)}`, { index });
    return place;
  });
}

function sharesOf(places: readonly number[], size: number): Float64Array {
  const shares = new Float64Array(size);
  for (const place of places) shares[place] = at(shares, place) + 1;
  return shares.map((count) => count / places.length);
}

function meanDistance(sharesA: Float64Array, sharesB: Float64Array, distance: (i: number, j: number) => number): number {
  return sharesA.reduce((sum, a, i) => sum + a * sharesB.reduce((part, b, j) => part + b * distance(i, j), 0), 0);
}
