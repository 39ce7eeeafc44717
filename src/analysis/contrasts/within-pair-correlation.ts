import { comparable, type Stratum } from './strata.ts';
import { meanOf } from './sums.ts';

/**
 * The correlation of the two arms' outcomes in trials of the same world, within a condition: what pairing would gain
 * over strata. Taken over all pairs of trials, one of each arm, of one world; conditions count by their pairs. Null
 * where no condition has two worlds with both arms, or where an arm's outcomes are all equal.
 */
export function withinPairCorrelation(strata: readonly Stratum[]): number | null {
  let [covariance, variance1, variance2, worlds] = [0, 0, 0, 0];
  for (const own of Map.groupBy(comparable(strata), ({ shared }) => shared).values()) {
    if (own.length < 2) continue;
    worlds += own.length;
    const pairs = own.map(({ first, second }) => Math.min(first.n, second.n));
    const total = pairs.reduce((sum, count) => sum + count, 0);
    const mean = (value: (stratum: Stratum) => number): number =>
      own.reduce((sum, stratum, index) => sum + ((pairs[index] ?? 0) / total) * value(stratum), 0);
    const mean1 = mean(({ first }) => meanOf(first));
    const mean2 = mean(({ second }) => meanOf(second));
    covariance += total * (mean(({ first, second }) => meanOf(first) * meanOf(second)) - mean1 * mean2);
    variance1 += total * (mean(({ first }) => first.squares / first.n) - mean1 * mean1);
    variance2 += total * (mean(({ second }) => second.squares / second.n) - mean2 * mean2);
  }
  if (worlds === 0 || variance1 <= 1e-12 || variance2 <= 1e-12) return null;
  return Math.min(1, Math.max(-1, covariance / Math.sqrt(variance1 * variance2)));
}
