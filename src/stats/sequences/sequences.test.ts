import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import {
  confidenceSequence,
  confidenceSequenceDifference,
  confidenceSequenceDifferenceFromCounts,
  confidenceSequenceFromCounts,
  sequenceExcludesDifference,
  sequentialTest,
  sequentialTestDifference,
} from '../index.ts';
import { logCapital } from './log-capital.ts';

const outcomes = fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 300 });
const counts = fc.integer({ min: 0, max: 2000 }).chain((n) => fc.record({ n: fc.constant(n), count: fc.integer({ min: 0, max: n }) }));
const mirrored = (list: readonly number[]): number[] => list.map((outcome) => 1 - outcome);

describe('confidenceSequence', () => {
  it('holds the rate so far, stays within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(outcomes, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (list, level) => {
        const { low, high } = confidenceSequence({ outcomes: list, level });
        const other = confidenceSequence({ outcomes: mirrored(list), level });
        const rate = list.length === 0 ? 0.5 : list.reduce((sum, one) => sum + one, 0) / list.length;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
        expect(other.low).toBeCloseTo(1 - high, 9);
      }),
    );
  });

  it('shrinks with n at the same rate, and is still of use after a million', () => {
    const width = (n: number): number => {
      const { low, high } = confidenceSequenceFromCounts({ count: 0.3 * n, n, level: 0.95 });
      return high - low;
    };
    const widths = [0, 10, 100, 1000, 10_000, 1_000_000].map(width);
    for (const [index, value] of widths.entries()) if (index > 0) expect(value).toBeLessThan(widths[index - 1]!);
    expect(widths.at(-1)).toBeLessThan(0.004);
  });

  it('knows nothing before the first outcome, and does not mind their order', () => {
    expect(confidenceSequence({ outcomes: [], level: 0.95 })).toEqual({ low: 0, high: 1 });
    expect(confidenceSequence({ outcomes: [1, 1, 0, 1, 0, 0, 1], level: 0.5 })).toEqual(
      confidenceSequenceFromCounts({ count: 4, n: 7, level: 0.5 }),
    );
  });

  it.each([0.02, 0.3, 0.5, 0.94])('covers a rate of %f at every one of 1,000 looks in at least 0.95 of 2,000 streams', (rate) => {
    const random = createRandom(11);
    const holdsRate = memo((count, n) => {
      const { low, high } = confidenceSequenceFromCounts({ count, n, level: 0.95 });
      return low <= rate && rate <= high;
    });
    let covered = 0;
    for (let stream = 0; stream < 2000; stream += 1) {
      let count = 0;
      let holds = true;
      for (let n = 1; n <= 1000 && holds; n += 1) {
        if (random.next() < rate) count += 1;
        holds = holdsRate(count, n);
      }
      if (holds) covered += 1;
    }
    expect(covered / 2000).toBeGreaterThanOrEqual(0.95);
  });

  it('covers the mean rate of strata that take turns in blocks, at the ends of blocks', () => {
    const random = createRandom(12);
    const strata = [0.05, 0.2, 0.5, 0.85];
    const holdsMean = memo((count, n) => {
      const { low, high } = confidenceSequenceFromCounts({ count, n, level: 0.95 });
      return low <= 0.4 && 0.4 <= high;
    });
    let covered = 0;
    for (let stream = 0; stream < 2000; stream += 1) {
      let count = 0;
      let holds = true;
      for (let block = 1; block <= 60 && holds; block += 1) {
        for (const rate of strata) if (random.next() < rate) count += 1;
        holds = holdsMean(count, block * strata.length);
      }
      if (holds) covered += 1;
    }
    expect(covered / 2000).toBeGreaterThanOrEqual(0.95);
  });
});

describe('confidenceSequenceDifference', () => {
  it('stays within -1 and 1, holds the difference so far, and changes its sign with the arms', () => {
    fc.assert(
      fc.property(outcomes, outcomes, (outcomes1, outcomes2) => {
        const { low, high } = confidenceSequenceDifference({ outcomes1, outcomes2, level: 0.95 });
        const other = confidenceSequenceDifference({ outcomes1: outcomes2, outcomes2: outcomes1, level: 0.95 });
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
        expect(other.low).toBeCloseTo(-high, 6);
      }),
    );
  });

  it('is narrower than two sequences side by side, from a usual number of trials on', () => {
    const one = confidenceSequenceDifferenceFromCounts({ count1: 60, n1: 100, count2: 35, n2: 100, level: 0.95 });
    const first = confidenceSequenceFromCounts({ count: 60, n: 100, level: 0.975 });
    const second = confidenceSequenceFromCounts({ count: 35, n: 100, level: 0.975 });
    expect(one.low).toBeGreaterThan(first.low - second.high);
    expect(one.high).toBeLessThan(first.high - second.low);
  });

  it('knows nothing before the first outcomes', () => {
    expect(confidenceSequenceDifference({ outcomes1: [], outcomes2: [], level: 0.95 })).toEqual({ low: -1, high: 1 });
  });

  it.each([
    [0.6, 0.3],
    [0.95, 0.05],
    [0.1, 0.1],
  ])('covers the difference of %f and %f at every look in at least 0.95 of 2,000 streams', (rate1, rate2) => {
    const random = createRandom(13);
    const truth = rate1 - rate2;
    const holdsTruth = memo((count1, n, count2) => {
      const { low, high } = confidenceSequenceDifferenceFromCounts({ count1, n1: n, count2: count2!, n2: n, level: 0.95 });
      return low <= truth && truth <= high;
    });
    let covered = 0;
    for (let stream = 0; stream < 2000; stream += 1) {
      let [count1, count2, holds] = [0, 0, true];
      for (let n = 1; n <= 200 && holds; n += 1) {
        if (random.next() < rate1) count1 += 1;
        if (random.next() < rate2) count2 += 1;
        if (n % 20 === 0) holds = holdsTruth(count1, n, count2);
      }
      if (holds) covered += 1;
    }
    expect(covered / 2000).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the tests that belong to the sequences', () => {
  it('reject a rate exactly where the sequence does not hold it', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (arm, rate) => {
        const { low, high } = confidenceSequenceFromCounts({ ...arm, level: 0.9 });
        if (Math.min(Math.abs(rate - low), Math.abs(rate - high)) < 1e-7) return;
        expect(sequentialTest({ ...arm, rate, level: 0.9 }).pValue < 0.1).toBe(rate < low || rate > high);
      }),
    );
  });

  it('reject a difference exactly where the sequence does not hold it, quickly or not', () => {
    fc.assert(
      fc.property(counts, counts, fc.double({ min: -1, max: 1, noNaN: true }), (one, other, difference) => {
        const arms = { count1: one.count, n1: one.n, count2: other.count, n2: other.n, level: 0.95 };
        const { low, high } = confidenceSequenceDifferenceFromCounts(arms);
        if (Math.min(Math.abs(difference - low), Math.abs(difference - high)) < 1e-5) return;
        const isOutside = difference < low || difference > high;
        expect(sequentialTestDifference({ ...arms, difference }).pValue < 0.05).toBe(isOutside);
        expect(sequenceExcludesDifference({ ...arms, difference })).toBe(isOutside);
      }),
    );
  });

  it('know nothing without outcomes, and refuse what is no rate', () => {
    expect(sequentialTest({ count: 0, n: 0, rate: 0.5, level: 0.95 })).toEqual({ pValue: 1 });
    expect(sequentialTestDifference({ count1: 0, n1: 0, count2: 0, n2: 0, difference: 0, level: 0.95 })).toEqual({ pValue: 1 });
    expect(() => sequentialTest({ count: 1, n: 2, rate: 1.5, level: 0.95 })).toThrow(/rate must lie from 0 to 1/);
    expect(() => sequentialTestDifference({ count1: 1, n1: 2, count2: 1, n2: 2, difference: -2, level: 0.95 })).toThrow(
      /difference must lie/,
    );
  });
});

describe('the capital', () => {
  it('is a fair game: its mean after one more outcome is what it was', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ count, n }, rate) => {
        const now = logCapital({ count, n }, rate, 12);
        const up = Math.exp(logCapital({ count: count + 1, n: n + 1 }, rate, 12) - now);
        const down = Math.exp(logCapital({ count, n: n + 1 }, rate, 12) - now);
        expect(rate * up + (1 - rate) * down).toBeCloseTo(1, 7);
      }),
    );
  });

  it('is convex in the rate', () => {
    const rate = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(counts, rate, rate, (arm, a, b) => {
        const middle = logCapital(arm, (a + b) / 2, 12);
        const ends = (logCapital(arm, a, 12) + logCapital(arm, b, 12)) / 2;
        expect(middle).toBeLessThanOrEqual(ends + 1e-9 * (1 + Math.abs(ends)));
      }),
    );
  });
});

/** Remembers answers: streams meet the same counts again and again. */
function memo(compute: (count: number, n: number, other?: number) => boolean): (count: number, n: number, other?: number) => boolean {
  const known = new Map<number, boolean>();
  return (count, n, other = 0) => {
    const key = (n * 1001 + count) * 1001 + other;
    const answer = known.get(key) ?? compute(count, n, other);
    known.set(key, answer);
    return answer;
  };
}
