import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { mcnemarExactTest } from '../../stats/index.ts';

/** A test that a framing changes nothing, before its family is looked at. */
export interface UnadjustedTest {
  readonly method: string;
  readonly pValue: number;
}

/**
 * Tests that items are treated alike under all framings of a contrast: under that hypothesis each item's change is as
 * likely to go the other way. Changes of flags between two framings, one row an item, by McNemar's exact test; all
 * else by the sum of the items' changes over the root of their squares, against the normal distribution.
 * `changes` of rows, each with its item.
 * Source: McNemar (1947), Psychometrika 12, 153–157; Lehmann and Romano (2005), Testing Statistical Hypotheses, 15.2.
 */
export function withinItemTest(changes: readonly number[], items: readonly string[]): UnadjustedTest {
  const sums = new Map<string, number>();
  for (const [row, item] of items.entries()) sums.set(item, (sums.get(item) ?? 0) + (changes[row] ?? 0));
  const isPairOfFlags = sums.size === items.length && changes.every((change) => change === 0 || Math.abs(change) === 1);
  if (isPairOfFlags) {
    const [b, c] = [1, -1].map((sign) => changes.filter((change) => change === sign).length);
    return { method: 'mcnemar-exact', ...mcnemarExactTest({ b: b ?? 0, c: c ?? 0 }) };
  }
  const sum = sums.values().reduce((total, change) => total + change, 0);
  const squares = sums.values().reduce((total, change) => total + change * change, 0);
  const pValue = squares === 0 ? 1 : Math.min(1, 2 * normalCdf(-Math.abs(sum) / Math.sqrt(squares), 0, 1));
  return { method: 'sign-flip-over-items', pValue };
}
