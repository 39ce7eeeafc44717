import { scoreMeanInterval, type PairedChange } from '../../stats/index.ts';

/** From so many groups on whose change is not the usual one, they show by themselves how far changes go. */
const telling = 20;

/** Changes of items, a row each, from -`most` to `most`. */
export interface RowChanges {
  readonly values: readonly number[];
  readonly groups: readonly string[];
  readonly most: number;
}

/**
 * The interval of a mean change that is least wide enough, however few items change: that none of a few changed does not
 * show that none would, and one that did tells little of how many would. All means that the data do not reject, where
 * others are reached by changes as large as can be that did not happen to be drawn. Of flags between two framings such are
 * always looked for, which gives no change and one change Wilson's widths; of other changes the fewer, the more groups show
 * another change than the usual one, and none from 20 groups on. `level` in (0, 1).
 */
export function leastInterval({ values, groups, most }: RowChanges, level: number): { low: number; high: number } {
  const within = values.map((value) => Math.min(most, Math.max(-most, value)));
  const isWhole = within.every((value) => Math.min(Math.abs(value), Math.abs(most - Math.abs(value))) < 1e-9 * most);
  const unseen = isWhole ? 1 : Math.max(0, 1 - (unusualGroups(within, groups, most) / telling) ** 2);
  return scoreMeanInterval({ values: within, groups, least: -most, most, level, unseen });
}

/** Groups with a change other than the one that is there most often. */
function unusualGroups(values: readonly number[], groups: readonly string[], most: number): number {
  const places = values.map((value) => Math.round((value / most) * 1e9));
  const counts = Map.groupBy(places, (place) => place);
  const usual = [...counts].reduce((best, [place, own]) => (own.length > best.count ? { place, count: own.length } : best), {
    place: 0,
    count: 0,
  });
  return new Set(groups.filter((_group, row) => places[row] !== usual.place)).size;
}

/** The found change with its interval, which reaches at least as far as the other, and no further than what can be. */
export function atLeast({ change, low, high }: PairedChange, least: { low: number; high: number }, most: number): PairedChange {
  return { change, low: Math.max(-most, Math.min(low, least.low)), high: Math.min(most, Math.max(high, least.high)) };
}

/**
 * The interval of a sum of figures of different items, by those of the figures: how far each reaches, weighted, added as
 * squares. Source: Zou and Donner (2008), Statistics in Medicine 27, 1693–1702.
 */
export function combinedInterval(parts: readonly (PairedChange & { readonly weight: number })[]): { low: number; high: number } {
  const estimate = parts.reduce((sum, { change, weight }) => sum + weight * change, 0);
  const reach = (down: boolean): number =>
    Math.hypot(...parts.map(({ change, low, high, weight }) => weight * (weight > 0 === down ? change - low : high - change)));
  return { low: estimate - reach(true), high: estimate + reach(false) };
}
