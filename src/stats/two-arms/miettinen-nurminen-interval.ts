import { requireInsideUnit, requireTwoArms, type TwoArms } from '../arguments.ts';
import { stratifiedRiskDifference } from '../strata/stratified-risk-difference.ts';

/**
 * The score interval of a risk difference, rate 1 minus rate 2, by Miettinen and Nurminen: all differences that the
 * score test with their variance factor N/(N−1) does not reject. `count1` of `n1`, `count2` of `n2` (each n at
 * least 1), `level` in (0, 1); the difference lies in [−1, 1]. Assumes independent trials and independent arms.
 * Throws `invalid-argument`. Source: Miettinen and Nurminen (1985), Statistics in Medicine 4, 213–226.
 */
export function miettinenNurminenInterval({ level, ...arms }: TwoArms & { level: number }): {
  estimate: number;
  low: number;
  high: number;
} {
  requireTwoArms(arms);
  requireInsideUnit('level', level);
  return stratifiedRiskDifference({ strata: [arms], level });
}
