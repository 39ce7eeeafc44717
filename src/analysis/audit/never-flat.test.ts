import { expect, it } from 'vitest';
import { wilsonInterval } from '../../stats/index.ts';
import { neverFlat } from './never-flat.ts';

const flat = (change: number) => ({ change, low: change, high: change });

it('gives no change of few items the interval of Wilson, as wide to either side', () => {
  for (const items of [2, 5, 60]) {
    const { high } = wilsonInterval({ count: 0, n: items, level: 0.95 });
    const found = neverFlat(flat(0), { most: 100, items, level: 0.95 });
    expect(found.high).toBeCloseTo(100 * high, 8);
    expect(found.low).toBeCloseTo(-100 * high, 8);
  }
});

it('keeps a change that all items share within its interval, and within what can be', () => {
  const found = neverFlat(flat(-10), { most: 100, items: 3, level: 0.95 });
  expect(found.change).toBe(-10);
  expect(found.low).toBeLessThan(-40);
  expect(found.high).toBeGreaterThan(30);
  expect(found.low).toBeGreaterThanOrEqual(-100);
  expect(neverFlat(flat(100), { most: 100, items: 2, level: 0.95 }).high).toBe(100);
});

it('takes what differs by rounding alone for no width, and leaves all else as it is', () => {
  expect(neverFlat({ change: 0, low: -1e-16, high: 1e-16 }, { most: 1, items: 4, level: 0.95 }).high).toBeGreaterThan(0.2);
  const wide = { change: 1, low: 0.5, high: 1.5 };
  expect(neverFlat(wide, { most: 100, items: 2, level: 0.95 })).toBe(wide);
});
