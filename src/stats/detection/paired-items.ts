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

/** What a bootstrap draws, items or groups of items that hang together, in order of appearance. */
export interface UnitsOfPairs {
  /** For each pair the number of its unit. */
  readonly unitOf: Float64Array;
  /** The units with innocent items alone, with guilty ones alone, and with both: each is drawn apart. */
  readonly strata: readonly (readonly number[])[];
  /** How many units hold items of each label. */
  readonly innocent: number;
  readonly guilty: number;
}

/** Throws unless the columns belong together, each item has one label, and each label that occurs has two units. */
export function unitsOfPairs({
  framings,
  items,
  groups = items,
  labels,
}: {
  framings: readonly Framing[];
  items: readonly string[];
  groups?: readonly string[] | undefined;
  labels: readonly number[];
}): UnitsOfPairs {
  requireBinary('labels', labels);
  requireSameLength('labels', labels.length, 'items', items.length);
  requireSameLength('groups', groups.length, 'items', items.length);
  for (const { suspicion, flagged } of framings) {
    requireFinite('suspicion', suspicion);
    requireBinary('flagged', flagged);
    requireSameLength('suspicion', suspicion.length, 'items', items.length);
    requireSameLength('flagged', flagged.length, 'items', items.length);
  }
  requireOneLabel(items, labels);
  const numbers = new Map<string, number>();
  const holds: [innocent: boolean, guilty: boolean][] = [];
  const unitOf = Float64Array.from(groups, (group, pair) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    const held = (holds[number] ??= [false, false]);
    held[at(labels, pair) === 1 ? 1 : 0] = true;
    return number;
  });
  const unitsWith = (innocent: boolean, guilty: boolean): number[] =>
    [...holds.keys()].filter((unit) => holds[unit]?.[0] === innocent && holds[unit][1] === guilty);
  const strata = [unitsWith(true, false), unitsWith(false, true), unitsWith(true, true)];
  const [innocent, guilty] = [0, 1].map((label) => holds.filter((held) => held[label]).length);
  const found = { unitOf, strata, innocent: innocent ?? 0, guilty: guilty ?? 0 };
  if (unitOf.length === 0 || found.innocent === 1 || found.guilty === 1)
    throw invalidArgument(
      `leniency needs at least 2 items of each label that occurs, of different groups; there are ${found.innocent} innocent and ${found.guilty} guilty ones`,
    );
  return found;
}

function requireOneLabel(items: readonly string[], labels: readonly number[]): void {
  const labelOf = new Map<string, number>();
  for (const [pair, item] of items.entries()) {
    const label = labelOf.get(item) ?? at(labels, pair);
    if (label !== at(labels, pair)) throw invalidArgument(`each item must have one label; ${item} has both`, { item });
    labelOf.set(item, label);
  }
}
