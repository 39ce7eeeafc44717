import type { AuditChange } from '../../spec/index.ts';
import type { PairedRow } from './paired-rows.ts';
import type { Verdict } from './verdict.ts';

/** The mean change over all rows, with what is missing at its least and at its most. */
export function rowBounds(
  rows: readonly PairedRow[],
  { weights, valueOf, most }: { weights: readonly number[]; valueOf: (verdict: Verdict) => number; most: number },
): AuditChange['bounds'] {
  if (rows.length === 0) return null;
  let [low, high] = [0, 0];
  for (const { verdicts } of rows)
    for (const [place, weight] of weights.entries()) {
      const verdict = verdicts[place];
      low += verdict === undefined ? Math.min(0, weight * most) : weight * valueOf(verdict);
      high += verdict === undefined ? Math.max(0, weight * most) : weight * valueOf(verdict);
    }
  return { low: low / rows.length, high: high / rows.length };
}

/** The contrast of one row. */
export function weighted(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0);
}
