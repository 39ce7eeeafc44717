import { describe, expect, it } from 'vitest';
import { logBinomial } from '../numeric/log-densities.ts';
import { clopperPearsonInterval, jeffreysInterval, wilsonInterval } from '../index.ts';

/** Rates all over (0, 1), more of them near the ends, where coverage varies most. */
const rates = Array.from({ length: 1999 }, (_none, index) => Math.sin(((index + 1) / 4000) * Math.PI) ** 2);

describe.each([5, 20, 50, 100, 300])('the coverage of intervals of level 0.95 over all counts of %i', (n) => {
  it('is never below the level for Clopper and Pearson', () => {
    expect(Math.min(...coverages(clopperPearsonInterval, n))).toBeGreaterThanOrEqual(0.95);
  });

  it('is near the level on average for Wilson, and never far below it', () => {
    const found = coverages(wilsonInterval, n);
    expect(mean(found)).toBeGreaterThan(0.945);
    expect(mean(found)).toBeLessThan(0.965);
    expect(Math.min(...found)).toBeGreaterThan(0.83); // its known dip near 0 and 1, at any n
  });

  it('is near the level on average for Jeffreys, and never far below it', () => {
    const found = coverages(jeffreysInterval, n);
    expect(mean(found)).toBeGreaterThan(0.94);
    expect(mean(found)).toBeLessThan(0.97);
    expect(Math.min(...found)).toBeGreaterThan(0.84);
  });
});

/** For each rate the chance of a count whose interval holds it, by enumeration. */
function coverages(interval: typeof wilsonInterval, n: number): number[] {
  const intervals = Array.from({ length: n + 1 }, (_none, count) => interval({ count, n, level: 0.95 }));
  return rates.map((rate) =>
    intervals.reduce((sum, { low, high }, count) => (low <= rate && rate <= high ? sum + Math.exp(logBinomial(count, n, rate)) : sum), 0),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
