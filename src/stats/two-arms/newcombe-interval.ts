import { requireInsideUnit, requireTwoArms, type TwoArms } from '../arguments.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';

/**
 * Newcombe's hybrid score interval of a risk difference, rate 1 minus rate 2 (his method 10, without continuity
 * correction): the distances of the two Wilson limits from their rates, added as squares.
 * `count1` of `n1`, `count2` of `n2` (each n at least 1), `level` in (0, 1); the difference lies in [−1, 1].
 * Assumes independent trials and independent arms. Throws `invalid-argument`.
 * Source: Newcombe (1998), Statistics in Medicine 17, 873–890.
 */
export function newcombeInterval({ level, ...arms }: TwoArms & { level: number }): { estimate: number; low: number; high: number } {
  requireTwoArms(arms);
  requireInsideUnit('level', level);
  const rate1 = arms.count1 / arms.n1;
  const rate2 = arms.count2 / arms.n2;
  const wilson1 = wilsonInterval({ count: arms.count1, n: arms.n1, level });
  const wilson2 = wilsonInterval({ count: arms.count2, n: arms.n2, level });
  const estimate = rate1 - rate2;
  return {
    estimate,
    low: Math.max(-1, estimate - Math.hypot(rate1 - wilson1.low, wilson2.high - rate2)),
    high: Math.min(1, estimate + Math.hypot(wilson1.high - rate1, rate2 - wilson2.low)),
  };
}
