import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { requireInsideUnit } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { findBoundary } from '../numeric/find-boundary.ts';
import { maximiseMixed, maximumAtSd, readMixedModel, type MixedInput } from './maximise-mixed.ts';

/**
 * The profile likelihood interval of the standard deviation of the random intercepts of `mixedLogistic`, in log odds:
 * all values at which twice the log-likelihood lies less than the quantile of χ² (1 degree of freedom) below its
 * maximum. As R's `confint(glmer(…), parm = "theta_", method = "profile")`. `level` in (0, 1), the rest as in
 * `mixedLogistic`. `low` is 0 where the groups may not differ at all (it covers too often there), `high` is `Infinity`
 * where no sd is too large. The share of the
 * variance in log odds that the groups make is sd² / (sd² + π²/3), so its interval follows from this one.
 * Throws `invalid-argument`. Source: Venzon and Moolgavkar (1988), Applied Statistics 37, 87–94.
 */
export function mixedLogisticGroupSdInterval({ level, ...input }: MixedInput & { level: number }): {
  estimate: number;
  low: number;
  high: number;
} {
  requireInsideUnit('level', level);
  const model = readMixedModel(input);
  const { place, value } = maximiseMixed(model);
  const estimate = at(place, place.length - 1);
  const drop = quantile(1 - (1 - level) / 2, 0, 1) ** 2 / 2;
  let start: Float64Array = place.slice(0, -1);
  const excess = (sd: number): number => {
    const profile = maximumAtSd(model, sd, start);
    start = profile.fixed;
    return value - profile.value - drop;
  };
  let outside = Math.max(1, 2 * estimate);
  while (excess(outside) <= 0 && outside < 50) outside *= 2;
  return {
    estimate,
    low: estimate === 0 ? 0 : findBoundary({ excess, inside: estimate, outside: 0 }),
    high: excess(outside) <= 0 ? Infinity : findBoundary({ excess, inside: estimate, outside }),
  };
}
