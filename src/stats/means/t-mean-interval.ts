import quantile from '@stdlib/stats-base-dists-t-quantile';
import { invalidArgument, requireFinite, requireInsideUnit, requireWhole } from '../arguments.ts';
import { meanOf } from '../numeric/mean-of.ts';

/**
 * Student's t interval of a mean: `values` at least 2, of any unit, `level` in (0, 1). As R's `t.test`.
 * Assumes independent values, normal or many. Values that are all equal give an interval of no width: what the
 * formula says, and no proof that the mean is known. Throws `invalid-argument`. Source: Student (1908), Biometrika 6, 1–25.
 */
export function tMeanInterval({ values, level }: { values: readonly number[]; level: number }): {
  mean: number;
  low: number;
  high: number;
} {
  requireFinite('values', values);
  requireTwo(values.length);
  const n = values.length;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, ...tMeanIntervalFromSummary({ mean, sd: Math.sqrt(squares / (n - 1)), n, level }) };
}

/**
 * The same from a summary: `mean`, sample standard deviation `sd` (divisor n − 1), `n` at least 2, `level` in (0, 1).
 */
export function tMeanIntervalFromSummary({ mean, sd, n, level }: { mean: number; sd: number; n: number; level: number }): {
  low: number;
  high: number;
} {
  requireFinite('mean and sd', [mean, sd]);
  requireWhole('n', n);
  requireTwo(n);
  requireInsideUnit('level', level);
  const half = (quantile(1 - (1 - level) / 2, n - 1) * sd) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}

function requireTwo(n: number): void {
  if (n < 2) throw invalidArgument(`an interval of a mean needs at least 2 values; there are ${n}`, { n });
}
