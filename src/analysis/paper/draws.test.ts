import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { drawBeta, drawBinomial } from './draws.ts';

describe('drawBinomial', () => {
  it.each([
    [1, 0.3],
    [100, 0.02],
    [100, 0.97],
    [1000, 0.4],
    [50_000, 0.9],
  ])('has the mean and the variance of %i trials at %d', (n, rate) => {
    const random = createRandom(n);
    const { mean, variance } = momentsOf(() => drawBinomial(n, rate, random));
    expect(Math.abs(mean - n * rate)).toBeLessThan(4 * Math.sqrt((n * rate * (1 - rate)) / 4000));
    expect(variance / (n * rate * (1 - rate))).toBeCloseTo(1, 0);
  });

  it('never leaves its range', () => {
    const random = createRandom(1);
    expect([drawBinomial(100, 0, random), drawBinomial(100, 1, random), drawBinomial(0, 0.5, random)]).toEqual([0, 100, 0]);
  });
});

describe('drawBeta', () => {
  it.each([
    [0.5, 100.5],
    [3, 2],
    [900, 100],
  ])('has the mean and the variance of Beta(%d, %d)', (a, b) => {
    const random = createRandom(a);
    const { mean, variance } = momentsOf(() => drawBeta(a, b, random));
    const expected = (a * b) / ((a + b) ** 2 * (a + b + 1));
    expect(Math.abs(mean - a / (a + b))).toBeLessThan(4 * Math.sqrt(expected / 4000));
    expect(variance / expected).toBeCloseTo(1, 0);
  });
});

function momentsOf(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: 4000 }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}
