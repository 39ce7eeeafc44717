import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Interval } from '../../spec/index.ts';
import type { BehaviourDesign } from './behaviour-design.ts';

/** What a level adds to the log odds of the outcome, against the reference level of its factor, all else equal. */
export interface Effect {
  readonly factor: string;
  readonly level: string;
  readonly reference: string;
  readonly logOdds: number;
  readonly standardError: number;
  /** Of the log odds, by Wald. */
  readonly interval: Interval;
}

/** The effects of a fit whose first estimate is the intercept. */
export function waldEffects(
  { columns }: Pick<BehaviourDesign, 'columns'>,
  { estimates, errors }: { estimates: readonly number[]; errors: readonly number[] },
  level: number,
): Effect[] {
  const z = normalQuantile((1 + level) / 2, 0, 1);
  return columns.map((column, index) => {
    const [logOdds, standardError] = [estimates[index + 1] ?? 0, errors[index + 1] ?? 0];
    const interval = { level, method: 'wald', low: logOdds - z * standardError, high: logOdds + z * standardError };
    return { ...column, logOdds, standardError, interval };
  });
}
