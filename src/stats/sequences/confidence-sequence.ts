import { requireBinary, requireInsideUnit, requireWhole } from '../arguments.ts';
import { invalidArgument } from '../arguments.ts';
import { findBoundary } from '../numeric/find-boundary.ts';
import { concentrationFor, logCapital, type Counts } from './log-capital.ts';

/**
 * The confidence sequence of a rate, at the moment after `outcomes` (0 or 1, in the order in which they came; perhaps
 * none yet): with probability of at least `level` (in (0, 1)), the intervals of all moments hold the rate, so that one
 * may look after every outcome and stop whenever one likes. Never narrower than the interval of a fixed number: about
 * one and a half times as wide at a hundred outcomes.
 *
 * Assumes that each outcome is 1 with the same probability given those before it. Where blocks hold one outcome of
 * each of several strata, it is valid at the ends of blocks for the mean rate of the strata: the mean of products is
 * then at most the product of means. Throws `invalid-argument`.
 * Source and proof: `logCapital`; Ville (1939).
 */
export function confidenceSequence({ outcomes, level }: { outcomes: readonly number[]; level: number }): { low: number; high: number } {
  return confidenceSequenceFromCounts({ ...countsOf('outcomes', outcomes), level });
}

/** The same from counts: it depends on `count` of `n` (n may be 0) alone, not on their order. */
export function confidenceSequenceFromCounts({ count, n, level }: Counts & { level: number }): { low: number; high: number } {
  requireCounts({ count, n });
  requireInsideUnit('level', level);
  if (n === 0) return { low: 0, high: 1 };
  const alpha = 1 - level;
  const concentration = concentrationFor(alpha, 1);
  const excess = (rate: number): number => logCapital({ count, n }, rate, concentration) + Math.log(alpha);
  const inside = count / n;
  return {
    low: count === 0 ? 0 : findBoundary({ excess, inside, outside: 0 }),
    high: count === n ? 1 : findBoundary({ excess, inside, outside: 1 }),
  };
}

/** The counts of a list of outcomes. */
export function countsOf(name: string, outcomes: readonly number[]): Counts {
  requireBinary(name, outcomes);
  return { count: outcomes.reduce((sum, outcome) => sum + outcome, 0), n: outcomes.length };
}

/** Throws unless both are whole and the count is at most n, which may be 0. */
export function requireCounts({ count, n }: Counts): void {
  requireWhole('n', n);
  requireWhole('count', count);
  if (count > n) throw invalidArgument(`a count must be at most its n; it is ${count} of ${n}`, { count, n });
}
