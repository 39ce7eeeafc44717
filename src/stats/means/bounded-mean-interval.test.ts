import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedMeanInterval } from '../index.ts';

describe('boundedMeanInterval', () => {
  const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 });

  it('holds the mean, keeps within the bounds, and has a width also where all values are alike', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (list, level) => {
        const { mean, low, high } = boundedMeanInterval({ values: list, least: 0, most: 100, level });
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  it('mirrors where the values do', () => {
    fc.assert(
      fc.property(values, (list) => {
        const one = boundedMeanInterval({ values: list, least: 0, most: 100, level: 0.95 });
        const other = boundedMeanInterval({ values: list.map((value) => 100 - value), least: 0, most: 100, level: 0.95 });
        expect(other.low).toBeCloseTo(100 - one.high, 8);
        expect(other.high).toBeCloseTo(100 - one.low, 8);
      }),
    );
  });

  it('is the interval of Agresti and Coull for zeros and ones', () => {
    // 4 of 20 at 95 %: centre (4 + z²/2) / (20 + z²), with z = 1.959964.
    const list = Array.from({ length: 20 }, (_none, index) => Number(index < 4));
    const { low, high } = boundedMeanInterval({ values: list, least: 0, most: 1, level: 0.95 });
    expect(low).toBeCloseTo(0.0749, 3);
    expect(high).toBeCloseTo(0.4218, 3);
  });

  it('refuses values beyond the bounds, and none', () => {
    expect(() => boundedMeanInterval({ values: [101], least: 0, most: 100, level: 0.95 })).toThrow(/between least \(0\)/);
    expect(() => boundedMeanInterval({ values: [], least: 0, most: 100, level: 0.95 })).toThrow(/at least one value/);
  });
});
