import { invalidArgument, requireInsideUnit, type TwoArms } from '../arguments.ts';
import { requireCounts } from './confidence-sequence.ts';
import { leastLogCapital } from './confidence-sequence-difference.ts';
import { concentrationFor, logCapital, type Counts } from './log-capital.ts';

/**
 * The test that belongs to `confidenceSequence`: its p-value against the hypothesis that the rate is `rate` (in [0, 1]).
 * If that is true, the chance that the p-value is ever at most p, however often one looks, is at most p (p in (0, 1)). It is below
 * 1 − `level` exactly where the sequence of that level does not hold the rate; for other levels it is valid and a
 * little less sharp than it could be. Throws `invalid-argument`.
 */
export function sequentialTest({ count, n, rate, level }: Counts & { rate: number; level: number }): { pValue: number } {
  requireCounts({ count, n });
  requireInsideUnit('level', level);
  requireWithin('rate', rate, 0);
  if (n === 0) return { pValue: 1 };
  return { pValue: pValueOf(logCapital({ count, n }, rate, concentrationFor(1 - level, 1))) };
}

/** The same against the hypothesis that rate 1 minus rate 2 is `difference` (in [−1, 1]); belongs to `confidenceSequenceDifference`. */
export function sequentialTestDifference({ difference, level, ...arms }: TwoArms & { difference: number; level: number }): {
  pValue: number;
} {
  const { arm1, arm2, concentration } = checked({ difference, level, ...arms });
  return { pValue: pValueOf(leastLogCapital(arm1, arm2, { difference, concentration })) };
}

/**
 * Whether the sequence of the difference does not hold `difference`: whether that p-value is below 1 − `level`. Quicker
 * where it is not, since a pair of rates near the pooled one then shows it.
 */
export function sequenceExcludesDifference({ difference, level, ...arms }: TwoArms & { difference: number; level: number }): boolean {
  const { arm1, arm2, concentration } = checked({ difference, level, ...arms });
  const wanted = -Math.log(1 - level);
  const total = arm1.n + arm2.n;
  const pooled = total === 0 ? 0.5 : (arm1.count + arm2.count - arm1.n * difference) / total;
  const rate2 = Math.min(1, 1 - difference, Math.max(0, -difference, pooled));
  const near = logCapital(arm1, rate2 + difference, concentration) + logCapital(arm2, rate2, concentration);
  return near > wanted && leastLogCapital(arm1, arm2, { difference, concentration }) > wanted;
}

function checked({ difference, level, count1, n1, count2, n2 }: TwoArms & { difference: number; level: number }) {
  const [arm1, arm2] = [
    { count: count1, n: n1 },
    { count: count2, n: n2 },
  ];
  requireCounts(arm1);
  requireCounts(arm2);
  requireInsideUnit('level', level);
  requireWithin('difference', difference, -1);
  return { arm1, arm2, concentration: concentrationFor(1 - level, 2) };
}

function pValueOf(logarithm: number): number {
  return Math.min(1, Math.exp(-logarithm));
}

function requireWithin(name: string, value: number, low: number): void {
  if (!(value >= low && value <= 1)) throw invalidArgument(`${name} must lie from ${low} to 1; it is ${value}`, { [name]: value });
}
