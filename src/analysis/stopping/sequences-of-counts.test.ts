import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confidenceSequenceDifferenceFromCounts, confidenceSequenceFromCounts } from '../../stats/index.ts';
import { differenceSequence, isBalanced, leavesLine, sequentialPValue } from './difference-sequence.ts';
import { excludes, isNarrow, rateSequence, type RateTotals } from './rate-sequence.ts';

const level = 0.95;
const totals = fc
  .record({ yes: fc.nat(150), no: fc.nat(150), missing: fc.nat(30) })
  .map(({ yes, no, missing }): RateTotals => ({ yes, missing, n: yes + no + missing }));

it('holds what any values of the missing would show, and excludes a rate exactly where it does not hold it', () => {
  fc.assert(
    fc.property(
      totals,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (one, share, rate) => {
        const { low, high } = rateSequence(one, level);
        const filled = confidenceSequenceFromCounts({ count: one.yes + Math.round(share * one.missing), n: one.n, level });
        expect(low).toBeLessThanOrEqual(filled.low + 1e-9);
        expect(high).toBeGreaterThanOrEqual(filled.high - 1e-9);
        if (Math.abs(rate - low) > 1e-6 && Math.abs(rate - high) > 1e-6) expect(excludes(one, rate, level)).toBe(rate < low || rate > high);
      },
    ),
  );
});

it('is narrow exactly where its ends are so near', () => {
  fc.assert(
    fc.property(totals, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (one, width) => {
      const { low, high } = rateSequence(one, level);
      if (one.n > 0 && Math.abs(high - low - width) > 1e-6) expect(isNarrow(one, width, level)).toBe(high - low <= width);
    }),
  );
});

it('of a difference, leaves a line exactly where the line is outside, whether conditions are balanced or not', () => {
  const condition = fc.record({ first: totals, second: totals });
  fc.assert(
    fc.property(
      fc.array(condition, { minLength: 1, maxLength: 3 }),
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      (conditions, line) => {
        const ends = differenceSequence(conditions, level);
        if (ends === undefined) return;
        if (Math.abs(line - ends.low) > 1e-5 && Math.abs(line - ends.high) > 1e-5)
          expect(leavesLine(conditions, line, level)).toBe(line < ends.low || line > ends.high);
        if (isBalanced(conditions) && Math.min(Math.abs(ends.low), Math.abs(ends.high)) > 1e-5)
          expect(sequentialPValue(conditions, level) < 1 - level).toBe(ends.low > 0 || ends.high < 0);
      },
    ),
    { numRuns: 60 },
  );
});

it('takes the arms of balanced conditions as wholes, and each apart where they are not', () => {
  const arm = (yes: number, n: number): RateTotals => ({ yes, missing: 0, n });
  const balanced = [
    { first: arm(40, 100), second: arm(20, 50) },
    { first: arm(60, 100), second: arm(10, 50) },
  ];
  expect(differenceSequence(balanced, level)).toEqual(
    confidenceSequenceDifferenceFromCounts({ count1: 100, n1: 200, count2: 30, n2: 100, level }),
  );
  const unbalanced = [balanced[0] ?? { first: arm(0, 1), second: arm(0, 1) }, { first: arm(60, 100), second: arm(20, 100) }];
  const apart = differenceSequence(unbalanced, level) ?? { low: 0, high: 0 };
  const whole = confidenceSequenceDifferenceFromCounts({ count1: 100, n1: 200, count2: 40, n2: 150, level });
  expect(apart.high - apart.low).toBeGreaterThan(whole.high - whole.low);
  expect(sequentialPValue(unbalanced, level)).toBe(1);
});
