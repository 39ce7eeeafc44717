import { requireInsideUnit, type TwoArms } from '../arguments.ts';
import { findBoundary } from '../numeric/find-boundary.ts';
import { minimiseUnimodal } from '../numeric/minimise-unimodal.ts';
import { countsOf, requireCounts } from './confidence-sequence.ts';
import { concentrationFor, logCapital, type Counts } from './log-capital.ts';

/**
 * The confidence sequence of the difference of two rates, rate 1 minus rate 2, at the moment after `outcomes1` and
 * `outcomes2` (0 or 1, each in its order, perhaps none yet): with probability of at least `level` (in (0, 1)), the
 * intervals of all moments hold the difference. The arms may grow in any order and by any rule that looks at the past.
 *
 * The product of the two arms' capitals against a pair of rates is a martingale as well, so the pairs at which it
 * stays below 1/α are a confidence set at all moments; it is convex, since both logarithms are, and the differences
 * of its pairs are the interval. That is narrower by a quarter than two sequences at level 1 − α/2 each (a union bound).
 * Assumes what `confidenceSequence` assumes, in each arm. Throws `invalid-argument`.
 */
export function confidenceSequenceDifference({
  outcomes1,
  outcomes2,
  level,
}: {
  outcomes1: readonly number[];
  outcomes2: readonly number[];
  level: number;
}): { low: number; high: number } {
  const arm1 = countsOf('outcomes1', outcomes1);
  const arm2 = countsOf('outcomes2', outcomes2);
  return confidenceSequenceDifferenceFromCounts({ count1: arm1.count, n1: arm1.n, count2: arm2.count, n2: arm2.n, level });
}

/** The same from counts: it depends on them alone, not on their order. Each n may be 0. */
export function confidenceSequenceDifferenceFromCounts({ level, ...arms }: TwoArms & { level: number }): { low: number; high: number } {
  const arm1 = { count: arms.count1, n: arms.n1 };
  const arm2 = { count: arms.count2, n: arms.n2 };
  requireCounts(arm1);
  requireCounts(arm2);
  requireInsideUnit('level', level);
  const alpha = 1 - level;
  const concentration = concentrationFor(alpha, 2);
  const excess = (difference: number): number => leastLogCapital(arm1, arm2, { difference, concentration }) + Math.log(alpha);
  const inside = rateOf(arm1) - rateOf(arm2);
  return {
    low: inside <= -1 ? -1 : findBoundary({ excess, inside, outside: -1 }),
    high: inside >= 1 ? 1 : findBoundary({ excess, inside, outside: 1 }),
  };
}

/** The least logarithm of the capital against any pair of rates with this difference. */
export function leastLogCapital(
  arm1: Counts,
  arm2: Counts,
  { difference, concentration }: { difference: number; concentration: number },
): number {
  return minimiseUnimodal(
    (rate2) => logCapital(arm1, within01(rate2 + difference), concentration) + logCapital(arm2, rate2, concentration),
    Math.max(0, -difference),
    Math.min(1, 1 - difference),
    1e-8,
  ).value;
}

function rateOf({ count, n }: { count: number; n: number }): number {
  return n === 0 ? 0.5 : count / n;
}

function within01(rate: number): number {
  return Math.min(1, Math.max(0, rate));
}
