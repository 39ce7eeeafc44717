import { createRandom } from '../../spec/index.ts';
import { invalidArgument, requireInsideUnit, requireWhole } from '../arguments.ts';
import { expandedPercentiles } from '../detection/resample-items.ts';
import { at } from '../numeric/at.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

/**
 * Krippendorff's alpha of nominal ratings (`krippendorffAlpha`) with a bootstrap interval: things are drawn anew with all
 * their ratings, `resamples` times (at least 100), wholly determined by `seed`; percentiles expanded for few things. `level` in
 * (0, 1). At least two things must have been rated twice. Draws in which all ratings are equal have no alpha and are left out.
 * Where no draw lies above alpha, or none below, draws cannot say how far it may be wrong there: where raters agree in
 * everything, where the one thing of a rare category is rated differently, or where all things are. That end is then the alpha,
 * at least −1, that the Wilson limit of the share of things rated differently would give. Throws `invalid-argument`, also where
 * alpha is not defined.
 * Source: Krippendorff (2019), Content Analysis, chapter 12; resampling of things after Zapf, Castell, Morawietz and Karch
 * (2016), BMC Medical Research Methodology 16, 93; percentiles by Hesterberg (2015), The American Statistician 69, 371–386.
 */
export function krippendorffAlphaInterval({
  ratings,
  level,
  resamples,
  seed,
}: {
  ratings: readonly (readonly (string | number | boolean | null)[])[];
  level: number;
  resamples: number;
  seed: number;
}): { alpha: number; low: number; high: number } {
  requireInsideUnit('level', level);
  requireWhole('resamples', resamples, 100);
  const { alpha } = krippendorffAlpha({ ratings, level: 'nominal' });
  const things = thingsOf(ratings);
  if (things.length < 2) throw invalidArgument('an interval of alpha needs at least two things that two raters rated');
  if (alpha === 1) return { alpha, low: alphaAtLimits(things, level).low, high: 1 };
  const random = createRandom(seed);
  const drawn: number[] = [];
  for (let resample = 0; resample < resamples; resample += 1) {
    const value = alphaOf(Array.from(things, () => at(things, random.below(things.length))));
    if (value !== undefined) drawn.push(value);
  }
  if (drawn.length < resamples / 2) throw invalidArgument('too few draws have ratings that differ, so that alpha has no interval');
  const { low, high } = expandedPercentiles(Float64Array.from(drawn), { items: things.length, level });
  const limits = alphaAtLimits(things, level);
  return {
    alpha,
    low: drawn.some((value) => value < alpha - rounding) ? low : Math.min(alpha, limits.low),
    high: drawn.some((value) => value > alpha + rounding) ? high : Math.max(alpha, limits.high),
  };
}

/** How far apart two alphas may lie that are the same but for rounding. */
const rounding = 1e-9;

/** The alphas that the Wilson limits of the share of things rated differently give, each as far apart as those seen or else wholly. */
function alphaAtLimits(things: readonly Thing[], level: number): { low: number; high: number } {
  const unlike = things.filter(({ disagreement }) => disagreement > 0);
  const differing = wilsonInterval({ count: unlike.length, n: things.length, level });
  const ratings = things.reduce((sum, { size }) => sum + size, 0);
  const seen = unlike.reduce((sum, { disagreement }) => sum + disagreement, 0);
  const each = unlike.length === 0 ? 1 : (seen / ratings) * (things.length / unlike.length);
  const alphaAt = (share: number): number => Math.max(-1, 1 - (share * each) / expectedDisagreement(things));
  return { low: alphaAt(differing.high), high: alphaAt(differing.low) };
}

/** A thing with two ratings or more: how often each category was given, and their disagreement. */
interface Thing {
  readonly counts: readonly (readonly [category: number, count: number])[];
  readonly size: number;
  readonly disagreement: number;
}

function thingsOf(ratings: readonly (readonly (string | number | boolean | null)[])[]): Thing[] {
  const categories = new Map<string | number | boolean, number>();
  const width = ratings[0]?.length ?? 0;
  return Array.from({ length: width }, (_none, column) => {
    const counts = new Map<number, number>();
    for (const row of ratings) {
      const rating = at(row, column);
      if (rating === null) continue;
      if (!categories.has(rating)) categories.set(rating, categories.size);
      const category = categories.get(rating) ?? 0;
      counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    const size = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return { counts: [...counts], size, disagreement: unlikePairs(counts.values(), size) / (size - 1) };
  }).filter(({ size }) => size >= 2);
}

function alphaOf(things: readonly Thing[]): number | undefined {
  const expected = expectedDisagreement(things);
  const ratings = things.reduce((sum, { size }) => sum + size, 0);
  const observed = things.reduce((sum, { disagreement }) => sum + disagreement, 0) / ratings;
  return expected === 0 ? undefined : 1 - observed / expected;
}

/** The disagreement of two ratings taken from all, by chance: the share of unlike pairs, 0 to 1. */
function expectedDisagreement(things: readonly Thing[]): number {
  const totals = new Map<number, number>();
  let size = 0;
  for (const thing of things) {
    size += thing.size;
    for (const [category, count] of thing.counts) totals.set(category, (totals.get(category) ?? 0) + count);
  }
  return unlikePairs(totals.values(), size) / (size * (size - 1));
}

/** Ordered pairs of unlike ratings. */
function unlikePairs(counts: Iterable<number>, size: number): number {
  let like = 0;
  for (const count of counts) like += count * count;
  return size * size - like;
}
