import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createItemOrder } from './item-order.ts';
import type { ReviewItem } from './review-parts.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

function itemsOf(counts: readonly number[]): readonly ReviewItem[] {
  return counts.flatMap((count, stratum) =>
    Array.from({ length: count }, (_none, place) => ({ id: `${stratum}/${place}`, stratum: String(stratum), source: '' })),
  );
}

describe('the order of the items', () => {
  it('goes through every item once a round, in a world seed that names item and round', () => {
    fc.assert(
      fc.property(sizes, seeds, fc.integer({ min: 0, max: 4 }), (counts, seed, round) => {
        const items = itemsOf(counts);
        const order = createItemOrder('review', items);
        const places = items.map((_item, position) => order.placeOf(order.worldSeedOf(seed, round * items.length + position)));
        expect(new Set(places.map(({ number }) => number)).size).toBe(items.length);
        expect(places.every((place) => place.round === round)).toBe(true);
      }),
    );
  });

  it('spreads every stratum evenly over the first items, however many these are', () => {
    fc.assert(
      fc.property(sizes, seeds, (counts, seed) => {
        const items = itemsOf(counts);
        const order = createItemOrder('review', items);
        const seen = counts.map(() => 0);
        for (const position of items.keys()) {
          const stratum = Number(items[order.placeOf(order.worldSeedOf(seed, position)).number]?.stratum);
          seen[stratum] = (seen[stratum] ?? 0) + 1;
          for (const [other, count] of counts.entries())
            expect(Math.abs((seen[other] ?? 0) - ((position + 1) * count) / items.length)).toBeLessThanOrEqual(
              1 + (counts.length * count) / items.length,
            );
        }
      }),
    );
  });

  it('is another one under another seed and in another round, and the same again', () => {
    const items = itemsOf([30, 50]);
    const orderOf = (seed: number, round: number): string =>
      items.map((_item, position) => createItemOrder('review', items).worldSeedOf(seed, round * 80 + position) % 80).join(' ');
    expect(new Set([orderOf(1, 0), orderOf(2, 0), orderOf(1, 1)]).size).toBe(3);
    expect(orderOf(1, 0)).toBe(orderOf(1, 0));
  });
});
