import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterRobustMean, tMeanInterval, tMeanIntervalFromSummary } from '../index.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });

describe('tMeanInterval', () => {
  it('holds the mean, and moves and stretches with the unit of the values', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 50 }), (values) => {
        const { mean, low, high } = tMeanInterval({ values, level: 0.95 });
        const other = tMeanInterval({ values: values.map((one) => 100 - 2 * one), level: 0.95 });
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(other.low).toBeCloseTo(100 - 2 * high, 6);
      }),
    );
  });

  it('has no width where all values are equal', () => {
    expect(tMeanInterval({ values: [4, 4, 4], level: 0.95 })).toEqual({ mean: 4, low: 4, high: 4 });
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

describe('clusterRobustMean', () => {
  it('is the t interval of the cluster means where the clusters are equal in size', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { minLength: 2, maxLength: 20 }), (triples) => {
        const values = triples.flat();
        const clusters = triples.flatMap((_none, index) => [0, 1, 2].map(() => `c${index}`));
        const robust = clusterRobustMean({ values, clusters, level: 0.95 });
        const means = tMeanInterval({ values: triples.map(([a, b, c]) => (a + b + c) / 3), level: 0.95 });
        expect(robust.mean).toBeCloseTo(means.mean, 8);
        expect(robust.low).toBeCloseTo(means.low, 6);
      }),
    );
  });

  it('does not mind the order of the values nor the names of the clusters', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    const clusters = ['a', 'b', 'a', 'c', 'b', 'c', 'c', 'a'];
    const one = clusterRobustMean({ values, clusters, level: 0.9 });
    const other = clusterRobustMean({ values: values.toReversed(), clusters: clusters.toReversed().map((name) => `x${name}`), level: 0.9 });
    expect(other.low).toBeCloseTo(one.low, 12);
    expect(other.standardError).toBeCloseTo(one.standardError, 12);
  });
});
