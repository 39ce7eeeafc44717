import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../stats/index.ts';
import { atLeast, combinedInterval, leastInterval } from './least-width.ts';

const level = 0.95;
const apart = (count: number): string[] => Array.from({ length: count }, (_none, item) => `item ${item}`);
const of = (values: readonly number[], most = 100) => leastInterval({ values, groups: apart(values.length), most }, level);
const mixed = (changed: readonly number[], count: number, usual = 0): number[] =>
  Array.from({ length: count }, (_none, item) => changed[item] ?? usual);

describe('the least interval of a change', () => {
  it('is that of Wilson where nothing changes, as wide to either side', () => {
    for (const items of [2, 5, 60]) {
      const { high } = wilsonInterval({ count: 0, n: items, level });
      expect(of(mixed([], items)).high).toBeCloseTo(100 * high, 8);
      expect(of(mixed([], items)).low).toBeCloseTo(-100 * high, 8);
    }
  });

  it('counts groups in place of items where nothing changes', () => {
    const groups = Array.from({ length: 60 }, (_none, item) => `way ${item % 15}`);
    const { high } = wilsonInterval({ count: 0, n: 15, level });
    expect(leastInterval({ values: mixed([], 60), groups, most: 1 }, level).high).toBeCloseTo(high, 8);
  });

  it('is no narrower for one change than for none, of flags and of scores', () => {
    expect(of(mixed([-1], 40), 1).low).toBeCloseTo(-0.129, 3);
    for (const values of [mixed([-10], 40), mixed([-10, -15], 40), mixed([-100], 40)]) {
      expect(of(values).low).toBeLessThan(of(mixed([], 40)).low);
      expect(of(values).low).toBeLessThan(-8.7);
    }
  });

  it('has no jump as more scores change, and ends where 20 show how far they go', () => {
    const widths = Array.from({ length: 31 }, (_none, count) => {
      const { low, high } = of(
        mixed(
          Array.from({ length: count }, (_also, place) => (place % 2 === 0 ? -4 : -6)),
          100,
        ),
      );
      return high - low;
    });
    for (const [count, width] of widths.entries()) expect(Math.abs(width - (widths[count - 1] ?? width))).toBeLessThan(1.2);
    expect(widths[25]).toBeLessThan(2);
  });

  it('keeps a width where all items change alike, and what is in it within what can be', () => {
    const { low, high } = of([-10, -10, -10]);
    expect(low).toBeLessThan(-40);
    expect(high).toBeGreaterThan(20);
    expect(of(mixed([], 2, -100)).low).toBe(-100);
    expect(of(mixed([], 2, -100 - 1e-9)).high).toBeGreaterThan(-100);
  });
});

describe('intervals', () => {
  it('that are wide enough stay as they are, and others are widened within what can be', () => {
    const found = { change: 0, low: -0.5, high: 0.1 };
    expect(atLeast(found, { low: -0.2, high: 0.05 }, 1)).toEqual(found);
    expect(atLeast(found, { low: -2, high: 0.3 }, 1)).toEqual({ change: 0, low: -1, high: 0.3 });
  });

  it('of several figures add their reaches as squares, those of a difference crosswise', () => {
    const parts = [
      { change: 1, low: -2, high: 2, weight: 1 },
      { change: 5, low: 4, high: 9, weight: -1 },
    ];
    const { low, high } = combinedInterval(parts);
    expect(low).toBeCloseTo(-4 - 5, 12);
    expect(high).toBeCloseTo(-4 + Math.SQRT2, 12);
  });
});
