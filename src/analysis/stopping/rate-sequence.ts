import { confidenceSequenceFromCounts, sequentialTest } from '../../stats/index.ts';

/** What is known of a rate after so many trials. A value that is missing is counted as both, so that nothing rests on why it is. */
export interface RateTotals {
  readonly yes: number;
  readonly missing: number;
  /** Trials, those without a value too. */
  readonly n: number;
}

/**
 * The confidence sequence of a rate: its low end with all missing values as no, its high end with all as yes. It holds
 * the rate that all trials would show, at all looks with probability of at least `level`, whatever made values missing.
 */
export function rateSequence({ yes, missing, n }: RateTotals, level: number): { low: number; high: number } {
  const least = confidenceSequenceFromCounts({ count: yes, n, level });
  const most = missing === 0 ? least : confidenceSequenceFromCounts({ count: yes + missing, n, level });
  return { low: least.low, high: most.high };
}

/** Whether the sequence is at most so wide. */
export function isNarrow(totals: RateTotals, width: number, level: number): boolean {
  const { yes, missing, n } = totals;
  if (n === 0 || missing / n > width) return false;
  // Where it holds both of these it is wider; that is quickly seen, and spares most looks the finding of its ends.
  const middle = (yes + missing / 2) / n;
  const holds = (rate: number): boolean => rate > 0 && rate < 1 && !excludes(totals, rate, level);
  if (holds(middle - width / 2) && holds(middle + width / 2)) return false;
  const { low, high } = rateSequence(totals, level);
  return high - low <= width;
}

/** Whether the sequence lies on one side of the rate. */
export function excludes({ yes, missing, n }: RateTotals, rate: number, level: number): boolean {
  if (yes > rate * n) return sequentialTest({ count: yes, n, rate, level }).pValue < 1 - level;
  if (yes + missing < rate * n) return sequentialTest({ count: yes + missing, n, rate, level }).pValue < 1 - level;
  return false;
}
