import { signFlipTest } from '../../stats/index.ts';

/** A test that a framing changes nothing, before its family is looked at. */
export interface UnadjustedTest {
  readonly method: string;
  readonly pValue: number;
}

/**
 * Tests that items are treated alike under all framings of a contrast: under that hypothesis the changes of a group of items
 * that hang together are, in sum, as likely to go the other way. `changes` of rows, each with its group. Exact, or by the
 * normal distribution where there are too many different sums to count; of flags between two framings, one row a group,
 * McNemar's test.
 */
export function withinItemTest(changes: readonly number[], groups: readonly string[]): UnadjustedTest {
  const sums = new Map<string, number>();
  for (const [row, group] of groups.entries()) sums.set(group, (sums.get(group) ?? 0) + (changes[row] ?? 0));
  const { pValue, isExact } = signFlipTest({ sums: [...sums.values()] });
  const isPairOfFlags = sums.size === groups.length && changes.every((change) => change === 0 || Math.abs(change) === 1);
  return { method: isPairOfFlags ? 'mcnemar-exact' : isExact ? 'sign-flip-exact' : 'sign-flip-normal', pValue };
}
