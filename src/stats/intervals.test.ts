import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialTest, tMeanIntervalFromSummary, wilsonInterval } from './index.ts';

const proportion = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.record({ n: fc.constant(n), count: fc.integer({ min: 0, max: n }) }));

describe('wilsonInterval', () => {
  it.each([
    // R: prop.test(93, 99, correct = FALSE), prop.test(1, 10, correct = FALSE), prop.test(0, 10, correct = FALSE)
    [93, 99, 0.87403, 0.97193],
    [1, 10, 0.017876, 0.40415],
    [0, 10, 0, 0.27753],
    [10, 10, 0.72247, 1],
  ])('gives for %i of %i what R gives', (count, n, low, high) => {
    const interval = wilsonInterval({ count, n, level: 0.95 });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds the rate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(proportion, ({ count, n }) => {
        const { low, high } = wilsonInterval({ count, n, level: 0.95 });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / n);
        expect(high).toBeGreaterThanOrEqual(count / n);
      }),
    );
  });

  it('mirrors: the interval of the others is one minus it', () => {
    fc.assert(
      fc.property(proportion, ({ count, n }) => {
        const one = wilsonInterval({ count, n, level: 0.9 });
        const other = wilsonInterval({ count: n - count, n, level: 0.9 });
        expect(other.low).toBeCloseTo(1 - one.high, 9);
      }),
    );
  });
});

describe('tMeanIntervalFromSummary', () => {
  it('gives what R gives for 1 to 10', () => {
    // R: t.test(1:10)
    const { low, high } = tMeanIntervalFromSummary({ mean: 5.5, sd: 3.02765035409749, n: 10, level: 0.95 });
    expect(low).toBeCloseTo(3.334149, 5);
    expect(high).toBeCloseTo(7.665851, 5);
  });
});

describe('binomialTest', () => {
  it.each([
    // R: binom.test(7, 20, 0.5), binom.test(682, 925, 0.75), binom.test(0, 50, 0.02)
    [7, 20, 0.5, 0.263176],
    [682, 925, 0.75, 0.3824916],
    [0, 50, 0.02, 0.6283983],
  ])('gives for %i of %i at %f what R gives', (count, n, p, pValue) => {
    expect(binomialTest({ count, n, p }).pValue).toBeCloseTo(pValue, 4);
  });

  it('is sure at a chance of 0 and 1', () => {
    expect(binomialTest({ count: 0, n: 9, p: 0 }).pValue).toBe(1);
    expect(binomialTest({ count: 1, n: 9, p: 0 }).pValue).toBe(0);
    expect(binomialTest({ count: 8, n: 9, p: 1 }).pValue).toBe(0);
  });

  it('rejects at most as often as it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
        const likelihood = (k: number): number => Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
        const rejected = Array.from({ length: n + 1 }, (_none, count) => count).filter(
          (count) => binomialTest({ count, n, p }).pValue < 0.05,
        );
        expect(rejected.reduce((sum, count) => sum + likelihood(count), 0)).toBeLessThanOrEqual(0.05 + 1e-6);
      }),
      { numRuns: 30 },
    );
  });
});

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
  return sum;
}
