import type { TwoArms } from '../arguments.ts';
import { findRoot } from '../numeric/find-root.ts';

/**
 * The most likely rates of two arms under the restriction rate 1 − rate 2 = `difference`, which lies in [−1, 1].
 * The log-likelihood is concave in rate 2, so its slope changes its sign once; where it does not within the possible
 * rates, the maximum is at their end. The root of the slope is the root of the cubic of Miettinen and Nurminen (1985),
 * Statistics in Medicine 4, 213–226, without the loss of half the digits that its closed form suffers where two roots
 * meet (at counts of 0 and n).
 */
export function ratesAtDifference({ count1, n1, count2, n2 }: TwoArms, difference: number): { rate1: number; rate2: number } {
  const least = Math.max(0, -difference);
  const most = Math.min(1, 1 - difference);
  const slope = (rate2: number): number => slopeOfArm(count1, n1, within01(rate2 + difference)) + slopeOfArm(count2, n2, rate2);
  let rate2 = least;
  if (least < most && slope(least) > 0) rate2 = slope(most) >= 0 ? most : findRoot(slope, least, most);
  return { rate1: within01(rate2 + difference), rate2 };
}

/** The slope of one arm's log-likelihood; infinite at a rate that its counts rule out. */
function slopeOfArm(count: number, n: number, rate: number): number {
  return (count === 0 ? 0 : count / rate) - (count === n ? 0 : (n - count) / (1 - rate));
}

function within01(rate: number): number {
  return Math.min(1, Math.max(0, rate));
}
