import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { ModelledEffect } from '../../spec/index.ts';
import type { BehaviourDesign } from './behaviour-design.ts';

/** The effects of a fit whose first estimate is the intercept. */
export function waldEffects(
  { columns }: Pick<BehaviourDesign, 'columns'>,
  { estimates, errors }: { estimates: readonly number[]; errors: readonly number[] },
  level: number,
): ModelledEffect[] {
  const z = normalQuantile((1 + level) / 2, 0, 1);
  return columns.map((column, index) => {
    const [logOdds, standardError] = [estimates[index + 1] ?? 0, errors[index + 1] ?? 0];
    const interval = { level, method: 'wald', low: logOdds - z * standardError, high: logOdds + z * standardError };
    return { ...column, logOdds, standardError, interval };
  });
}
