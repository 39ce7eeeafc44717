import gammaln from '@stdlib/math-base-special-gammaln';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { twoProportionSampleSize } from '../../stats/index.ts';

/** No study has more trials a cell. */
const most = 1_000_000;
/** Sums of all counts take too long beyond; the normal approximation is good there. */
const exactUpTo = 5000;

/**
 * The smallest fixed number of trials whose Wilson interval leaves the line, on the side of the rate, in `power` of all
 * studies. Null where there is none up to a million, and where chance alone would leave it as often.
 */
export function fixedTrialsForLine({
  rate,
  line,
  power,
  level,
}: {
  rate: number;
  line: number;
  power: number;
  level: number;
}): number | null {
  if (rate === line || power <= 1 - level) return null;
  const z = quantile((1 + level) / 2, 0, 1);
  const needed = (z * Math.sqrt(line * (1 - line)) + quantile(power, 0, 1) * Math.sqrt(rate * (1 - rate))) / (rate - line);
  const approximate = needed ** 2;
  if (approximate > most) return null;
  if (approximate > exactUpTo) return Math.ceil(approximate);
  for (let n = approximate < 1000 ? 1 : Math.floor(approximate * 0.7); ; n += 1) {
    const reach = z * Math.sqrt(n * line * (1 - line));
    const chance =
      rate > line ? chanceOfMore({ n, rate, than: n * line + reach }) : chanceOfMore({ n, rate: 1 - rate, than: n * (1 - line) + reach });
    if (chance >= power) return n;
  }
}

/** The same for the difference of two rates, trials an arm. */
export function fixedTrialsForDifference({
  first,
  second,
  line,
  power,
  level,
}: {
  first: number;
  second: number;
  line: number;
  power: number;
  level: number;
}): number | null {
  const distance = first - second - line;
  const alpha = 1 - level;
  if (Math.abs(distance) < 1e-12 || power <= alpha) return null;
  const n =
    line === 0
      ? twoProportionSampleSize({ p1: first, p2: second, alpha, power }).nPerArm
      : ((quantile(1 - alpha / 2, 0, 1) + quantile(power, 0, 1)) ** 2 * (first * (1 - first) + second * (1 - second))) / distance ** 2;
  return n > most ? null : Math.max(1, Math.ceil(n));
}

/** The chance of more successes of n than so many. */
function chanceOfMore({ n, rate, than }: { n: number; rate: number; than: number }): number {
  let sum = 0;
  for (let count = Math.max(0, Math.floor(than) + 1); count <= n; count += 1) {
    const ways = gammaln(n + 1) - gammaln(count + 1) - gammaln(n - count + 1);
    sum += Math.exp(ways + power(rate, count) + power(1 - rate, n - count));
  }
  return sum;
}

/** The logarithm of a power; 0 to the 0 is 1. */
function power(base: number, exponent: number): number {
  return exponent === 0 ? 0 : exponent * Math.log(base);
}
