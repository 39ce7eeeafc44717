import { createRandom, deriveSeed } from '../../spec/index.ts';
import type { ReviewItem } from './review-parts.ts';

/** The number of an item in its list, and how often the order has gone through the list before. */
export interface ItemPlace {
  readonly number: number;
  readonly round: number;
}

/** Orders in which a study goes through a list of items. */
export interface ItemOrder {
  /** The world seed of a trial: names the item and the round. The list must not be so long that 31 bits are passed. */
  readonly worldSeedOf: (studySeed: number, index: number) => number;
  /** What a world seed names. Every number of 31 bits names an item. */
  readonly placeOf: (worldSeed: number) => ItemPlace;
}

/**
 * Goes through the items in an order that the study's seed decides, each round in another one. Strata are spread evenly:
 * the first n items of a round hold, of every stratum, its share of n to within one item.
 */
export function createItemOrder(scenario: string, items: readonly ReviewItem[]): ItemOrder {
  const orders = new Map<string, readonly number[]>();
  const orderOf = (studySeed: number, round: number): readonly number[] => {
    const key = `${studySeed} ${round}`;
    const order = orders.get(key) ?? spreadEvenly(items, deriveSeed('items', scenario, studySeed, round));
    if (orders.size > 64) orders.clear();
    orders.set(key, order);
    return order;
  };
  return {
    worldSeedOf: (studySeed, index) => {
      const round = Math.floor(index / items.length);
      const number = orderOf(studySeed, round)[index % items.length] ?? 0;
      return round * items.length + number;
    },
    placeOf: (worldSeed) => ({ number: worldSeed % items.length, round: Math.floor(worldSeed / items.length) }),
  };
}

/** Numbers of the items in order: the i-th of a stratum of n stands at (i + u) / n of the way, u drawn once a stratum. */
function spreadEvenly(items: readonly ReviewItem[], seed: number): readonly number[] {
  const random = createRandom(seed);
  const strata = Map.groupBy(items.keys(), (number) => items[number]?.stratum ?? '');
  const placed = [...strata.values()].flatMap((numbers) => {
    const offset = random.next();
    return random.shuffle(numbers).map((number, rank) => ({ number, place: (rank + offset) / numbers.length }));
  });
  return placed.sort((one, other) => one.place - other.place || one.number - other.number).map(({ number }) => number);
}
