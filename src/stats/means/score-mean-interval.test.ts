import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';
import { scoreMeanInterval } from './score-mean-interval.ts';

const level = 0.95;
const changes = (count: number, n: number): number[] => Array.from({ length: n }, (_none, place) => (place < count ? -1 : 0));

describe('scoreMeanInterval', () => {
  it("is Wilson's for values of 0 and 1", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 60 }), (values) => {
        const count = values.reduce((sum: number, value) => sum + value, 0);
        const wilson = wilsonInterval({ count, n: values.length, level });
        const { low, high } = scoreMeanInterval({ values, least: 0, most: 1, level });
        expect(low).toBeCloseTo(wilson.low, 9);
        expect(high).toBeCloseTo(wilson.high, 9);
      }),
    );
  });

  it('reaches further for one change than for none, and so on', () => {
    for (const n of [5, 40, 146]) {
      const found = [0, 1, 2, 3, 4, 5].map((count) => scoreMeanInterval({ values: changes(count, n), least: -1, most: 1, level }));
      for (const [place, { low, high }] of found.entries()) {
        expect(low).toBeLessThan(found[place - 1]?.low ?? 0);
        expect(high).toBeLessThanOrEqual((found[place - 1]?.high ?? 1) + 1e-12);
        if (place > 0 && place <= n / 10) expect(high - low).toBeGreaterThan(found[0]!.high - found[0]!.low);
      }
    }
    expect(scoreMeanInterval({ values: changes(1, 40), least: -1, most: 1, level }).low).toBeCloseTo(-0.129, 3);
  });

  it('holds the mean, stays within the bounds, and is mirrored with the values', () => {
    const bounded = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(bounded, fc.double({ min: 0, max: 1, noNaN: true }), (values, unseen) => {
        const { mean, low, high } = scoreMeanInterval({ values, least: -1, most: 1, level, unseen });
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        const mirrored = scoreMeanInterval({ values: values.map((value) => -value), least: -1, most: 1, level, unseen });
        expect(mirrored.low).toBeCloseTo(-high, 9);
      }),
    );
  });

  it.each([
    [146, 0.022],
    [146, 0.03],
    [40, 0.1],
  ])('covers the mean of %i changes that go one way with chance %f', (n, chance) => {
    const random = createRandom(3);
    let covered = 0;
    for (let round = 0; round < 2000; round += 1) {
      const values = Array.from({ length: n }, () => -Number(random.next() < chance));
      const { low, high } = scoreMeanInterval({ values, least: -1, most: 1, level });
      covered += Number(low <= -chance && -chance <= high);
    }
    expect(covered / 2000).toBeGreaterThan(0.93);
  });

  it('says what it needs', () => {
    expect(() => scoreMeanInterval({ values: [2], least: 0, most: 1, level })).toThrow('between least');
    expect(() => scoreMeanInterval({ values: [], least: 0, most: 1, level })).toThrow('at least one value');
    expect(() => scoreMeanInterval({ values: [1], least: 0, most: 1, level, unseen: 2 })).toThrow('unseen');
  });
});
