import { invalidArgument, requireBinary, requireFinite, requireSameLength } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import type { Framing } from './leniency-figures.ts';

/** What two framings made of the same items: one row a pair of ratings, several pairs an item where ratings repeat. */
export interface PairedRatings {
  /** How suspicious the monitor was, under framing A and under B; of any unit, the same in both. */
  readonly suspicionA: readonly number[];
  readonly suspicionB: readonly number[];
  /** Whether it flagged, 0 or 1. */
  readonly flaggedA: readonly number[];
  readonly flaggedB: readonly number[];
  /** The item of each pair. */
  readonly items: readonly string[];
  /** The truth of each pair's item: 1 guilty, 0 innocent. */
  readonly labels: readonly number[];
}

/** The items in order of appearance: for each pair the number of its item, and the items of each label. */
export interface ItemsOfPairs {
  readonly itemOf: Float64Array;
  readonly innocent: readonly number[];
  readonly guilty: readonly number[];
}

/** Throws unless the columns belong together, each item has one label, and each label that occurs has two items. */
export function itemsOfPairs({
  framings,
  items,
  labels,
}: {
  framings: readonly Framing[];
  items: readonly string[];
  labels: readonly number[];
}): ItemsOfPairs {
  requireBinary('labels', labels);
  requireSameLength('labels', labels.length, 'items', items.length);
  for (const { suspicion, flagged } of framings) {
    requireFinite('suspicion', suspicion);
    requireBinary('flagged', flagged);
    requireSameLength('suspicion', suspicion.length, 'items', items.length);
    requireSameLength('flagged', flagged.length, 'items', items.length);
  }
  const numbers = new Map<string, number>();
  const labelOf: number[] = [];
  const itemOf = Float64Array.from(items, (item, pair) => {
    const number = numbers.get(item) ?? numbers.size;
    if (number === numbers.size) {
      numbers.set(item, number);
      labelOf.push(at(labels, pair));
    }
    if (labelOf[number] !== at(labels, pair)) throw invalidArgument(`each item must have one label; ${item} has both`, { item });
    return number;
  });
  const [innocent, guilty] = [0, 1].map((label) => [...labelOf.keys()].filter((item) => labelOf[item] === label));
  const found = { itemOf, innocent: innocent ?? [], guilty: guilty ?? [] };
  if (itemOf.length === 0 || found.innocent.length === 1 || found.guilty.length === 1)
    throw invalidArgument(
      `leniency needs at least 2 items of each label that occurs; there are ${found.innocent.length} innocent and ${found.guilty.length} guilty ones`,
    );
  return found;
}
