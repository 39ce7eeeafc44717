import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logBinomial } from '../numeric/log-densities.ts';
import { binomialTest, clopperPearsonInterval, jeffreysInterval, wilsonInterval } from '../index.ts';

const proportion = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.record({ n: fc.constant(n), count: fc.integer({ min: 0, max: n }) }));
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe.each([
  ['wilsonInterval', wilsonInterval],
  ['clopperPearsonInterval', clopperPearsonInterval],
  ['jeffreysInterval', jeffreysInterval],
])('%s', (_name, interval) => {
  it('holds the rate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(proportion, level, ({ count, n }, at) => {
        const { low, high } = interval({ count, n, level: at });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / n);
        expect(high).toBeGreaterThanOrEqual(count / n);
      }),
    );
  });

  it('mirrors: the interval of the failures is one minus it', () => {
    fc.assert(
      fc.property(proportion, level, ({ count, n }, at) => {
        const one = interval({ count, n, level: at });
        const other = interval({ count: n - count, n, level: at });
        expect(other.low).toBeCloseTo(1 - one.high, 9);
        expect(other.high).toBeCloseTo(1 - one.low, 9);
      }),
    );
  });

  it('moves up with the count', () => {
    fc.assert(
      fc.property(proportion, ({ count, n }) => {
        fc.pre(count < n);
        const one = interval({ count, n, level: 0.95 });
        const more = interval({ count: count + 1, n, level: 0.95 });
        expect(more.low).toBeGreaterThanOrEqual(one.low);
        expect(more.high).toBeGreaterThanOrEqual(one.high);
      }),
    );
  });

  it('shrinks with n at the same rate, and grows with the level', () => {
    fc.assert(
      fc.property(proportion, level, ({ count, n }, at) => {
        const one = interval({ count, n, level: at });
        const larger = interval({ count: 4 * count, n: 4 * n, level: at });
        const surer = interval({ count, n, level: (1 + at) / 2 });
        expect(larger.high - larger.low).toBeLessThanOrEqual(one.high - one.low);
        expect(surer.high - surer.low).toBeGreaterThanOrEqual(one.high - one.low);
      }),
    );
  });

  it('ends exactly at 0 and 1 where all outcomes are equal, also for one trial and a million', () => {
    for (const n of [1, 7, 1_000_000]) {
      expect(interval({ count: 0, n, level: 0.95 }).low).toBe(0);
      expect(interval({ count: n, n, level: 0.95 }).high).toBe(1);
    }
  });
});

describe('binomialTest', () => {
  it('is sure at a chance of 0 and 1', () => {
    expect(binomialTest({ count: 0, n: 9, p: 0 }).pValue).toBe(1);
    expect(binomialTest({ count: 1, n: 9, p: 0 }).pValue).toBe(0);
    expect(binomialTest({ count: 8, n: 9, p: 1 }).pValue).toBe(0);
  });

  it('rejects at most as often as it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
        const rejected = Array.from({ length: n + 1 }, (_none, count) => count).filter(
          (count) => binomialTest({ count, n, p }).pValue < 0.05,
        );
        expect(rejected.reduce((sum, count) => sum + Math.exp(logBinomial(count, n, p)), 0)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
      { numRuns: 30 },
    );
  });
});
