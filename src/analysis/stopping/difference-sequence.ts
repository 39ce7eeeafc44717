import {
  confidenceSequenceDifferenceFromCounts,
  sequenceExcludesDifference,
  sequentialTestDifference,
  type TwoArms,
} from '../../stats/index.ts';
import { rateSequence, type RateTotals } from './rate-sequence.ts';

/** The trials of both arms in one condition that they share: as many of each cell. */
export interface ConditionTotals {
  readonly first: RateTotals;
  readonly second: RateTotals;
}

/**
 * The confidence sequence of a contrast, first arm minus second: the mean of its conditions' differences, weighted by
 * n1·n2/(n1+n2). Missing values are counted against each end. Where the arms have cells in the same ratio in all
 * conditions, that is the difference of the arms' mean rates; otherwise each arm in each condition has a sequence with a share of the error, which
 * is wide, and all hold at once. Undefined without trials.
 */
export function differenceSequence(conditions: readonly ConditionTotals[], level: number): { low: number; high: number } | undefined {
  if (conditions.length === 0 || conditions.some(({ first, second }) => first.n === 0 || second.n === 0)) return undefined;
  if (!isBalanced(conditions)) return apart(conditions, level);
  const { lowest, highest } = extremesOf(conditions);
  const low = confidenceSequenceDifferenceFromCounts({ ...lowest, level }).low;
  return { low, high: confidenceSequenceDifferenceFromCounts({ ...highest, level }).high };
}

/** Whether the sequence lies on one side of the line. */
export function leavesLine(conditions: readonly ConditionTotals[], line: number, level: number): boolean {
  if (!isBalanced(conditions)) {
    const ends = differenceSequence(conditions, level);
    return ends !== undefined && (ends.low > line || ends.high < line);
  }
  const { lowest, highest } = extremesOf(conditions);
  if (differenceIn(lowest) > line) return sequenceExcludesDifference({ ...lowest, difference: line, level });
  if (differenceIn(highest) < line) return sequenceExcludesDifference({ ...highest, difference: line, level });
  return false;
}

/** The p-value against no difference, valid at every look; 1 where missing values could make it none, or where the arms are not balanced. */
export function sequentialPValue(conditions: readonly ConditionTotals[], level: number): number {
  if (!isBalanced(conditions)) return 1;
  const { lowest, highest } = extremesOf(conditions);
  if (differenceIn(lowest) > 0) return sequentialTestDifference({ ...lowest, difference: 0, level }).pValue;
  if (differenceIn(highest) < 0) return sequentialTestDifference({ ...highest, difference: 0, level }).pValue;
  return 1;
}

/** Whether the arms have trials in the same ratio in all conditions, so that weights of the conditions are weights of trials. */
export function isBalanced(conditions: readonly ConditionTotals[]): boolean {
  const [one] = conditions;
  return one === undefined || conditions.every(({ first, second }) => first.n * one.second.n === second.n * one.first.n);
}

/** Both arms over all conditions, with missing values against the difference and for it. */
function extremesOf(conditions: readonly ConditionTotals[]): { lowest: TwoArms; highest: TwoArms } {
  const [first, second] = (['first', 'second'] as const).map((side) => {
    const sum = (of: keyof RateTotals): number => conditions.reduce((all, condition) => all + condition[side][of], 0);
    return { yes: sum('yes'), most: sum('yes') + sum('missing'), n: sum('n') };
  }) as [{ yes: number; most: number; n: number }, { yes: number; most: number; n: number }]; // two sides
  return {
    lowest: { count1: first.yes, n1: first.n, count2: second.most, n2: second.n },
    highest: { count1: first.most, n1: first.n, count2: second.yes, n2: second.n },
  };
}

function differenceIn({ count1, n1, count2, n2 }: TwoArms): number {
  return n1 === 0 || n2 === 0 ? 0 : count1 / n1 - count2 / n2;
}

/** A sequence for each arm in each condition, all at once. */
function apart(conditions: readonly ConditionTotals[], level: number): { low: number; high: number } {
  const each = 1 - (1 - level) / (2 * conditions.length);
  let [total, low, high] = [0, 0, 0];
  for (const { first, second } of conditions) {
    const weight = (first.n * second.n) / (first.n + second.n);
    const [one, other] = [rateSequence(first, each), rateSequence(second, each)];
    total += weight;
    low += weight * (one.low - other.high);
    high += weight * (one.high - other.low);
  }
  return { low: low / total, high: high / total };
}
