import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireInsideUnit, requireProbability } from '../arguments.ts';

/**
 * The power of the two-sided test of two proportions with equal arms, by normal approximation, one-sided as in R's
 * `power.prop.test` (the chance to reject in the wrong direction is left out).
 * `p1`, `p2` the true rates in [0, 1]; `alpha` in (0, 1); `nPerArm` trials an arm, above 0, whole or not.
 * Assumes independent trials; below about ten expected successes and failures an arm it is rough.
 * Throws `invalid-argument`. Source: Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, section 4.
 */
export function twoProportionPower({ p1, p2, alpha, nPerArm }: { p1: number; p2: number; alpha: number; nPerArm: number }): {
  power: number;
} {
  requireRates(p1, p2, alpha);
  if (!(nPerArm > 0 && Number.isFinite(nPerArm))) throw invalidArgument(`nPerArm must be above 0; it is ${nPerArm}`, { nPerArm });
  const { critical, spread, difference } = parts(p1, p2, alpha);
  const margin = Math.sqrt(nPerArm) * difference - critical;
  if (spread === 0) return { power: margin > 0 ? 1 : 0 };
  return { power: cdf(margin / spread, 0, 1) };
}

/**
 * The trials an arm, not rounded, at which the test of two proportions has the wanted power: the inverse of
 * `twoProportionPower`, as R's `power.prop.test`. `p1` and `p2` in [0, 1] must differ; `alpha`, `power` in (0, 1).
 * Throws `invalid-argument`, also for a power that is there without any trial.
 */
export function twoProportionSampleSize({ p1, p2, alpha, power }: { p1: number; p2: number; alpha: number; power: number }): {
  nPerArm: number;
} {
  requireRates(p1, p2, alpha);
  requireInsideUnit('power', power);
  if (p1 === p2)
    throw invalidArgument(`p1 and p2 must differ; both are ${p1}`, { p1, p2 }, 'No number of trials tells two equal rates apart.');
  const { critical, spread, difference } = parts(p1, p2, alpha);
  const reach = critical + quantile(power, 0, 1) * spread;
  if (!(reach > 0))
    throw invalidArgument(`a power of ${power} at alpha ${alpha} needs no trial`, { power, alpha }, 'Ask for a power well above alpha.');
  return { nPerArm: (reach / difference) ** 2 };
}

function requireRates(p1: number, p2: number, alpha: number): void {
  requireProbability('p1', p1);
  requireProbability('p2', p2);
  requireInsideUnit('alpha', alpha);
}

/** Per root of the arm's size: where the test begins to reject, and the spread of the difference where the rates are true. */
function parts(p1: number, p2: number, alpha: number): { critical: number; spread: number; difference: number } {
  const sum = p1 + p2;
  return {
    critical: quantile(1 - alpha / 2, 0, 1) * Math.sqrt(sum * (1 - sum / 2)),
    spread: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)),
    difference: Math.abs(p1 - p2),
  };
}
