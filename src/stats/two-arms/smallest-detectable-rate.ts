import { requireInsideUnit } from '../arguments.ts';
import { findRoot } from '../numeric/find-root.ts';
import { twoProportionPower } from './two-proportion-power.ts';

/**
 * The rates nearest to `p1`, above and below it, that arms of `nPerArm` trials tell from it with the wanted power:
 * where `twoProportionPower` reaches `power`. `null` where not even a rate of 1 or 0 does.
 * `p1` in [0, 1]; `alpha` and `power` in (0, 1), `power` above `alpha`/2; `nPerArm` above 0. Throws `invalid-argument`.
 */
export function smallestDetectableRate({ p1, alpha, power, nPerArm }: { p1: number; alpha: number; power: number; nPerArm: number }): {
  above: number | null;
  below: number | null;
} {
  requireInsideUnit('power', power);
  const lacking = (p2: number): number => twoProportionPower({ p1, p2, alpha, nPerArm }).power - power;
  const towards = (end: number): number | null => (p1 === end || lacking(end) < 0 ? null : findRoot(lacking, p1, end));
  return { above: towards(1), below: towards(0) };
}
