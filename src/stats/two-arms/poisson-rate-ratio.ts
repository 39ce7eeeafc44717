import { invalidArgument, requireInsideUnit, requireWhole } from '../arguments.ts';
import { binomialTest } from '../proportions/binomial-test.ts';
import { clopperPearsonInterval } from '../proportions/clopper-pearson-interval.ts';

/**
 * The ratio of two Poisson rates, rate 1 to rate 2, with its exact interval and the exact test that it is 1: given
 * all events together, those of arm 1 are binomial. As R's `poisson.test` with two counts.
 * Counts are whole, exposures above 0 in one unit (trials, hours); `level` in (0, 1). `ratio` and `high` are
 * `Infinity` where arm 2 has no event. Assumes events that come independently at constant rates.
 * Throws `invalid-argument`, also where neither arm has an event: every ratio is possible then.
 * Source: Przyborowski and Wilenski (1940), Biometrika 31, 313–323.
 */
export function poissonRateRatio({
  count1,
  exposure1,
  count2,
  exposure2,
  level,
}: {
  count1: number;
  exposure1: number;
  count2: number;
  exposure2: number;
  level: number;
}): { ratio: number; low: number; high: number; pValue: number } {
  requireWhole('count1', count1);
  requireWhole('count2', count2);
  requireExposure('exposure1', exposure1);
  requireExposure('exposure2', exposure2);
  requireInsideUnit('level', level);
  const n = count1 + count2;
  if (n === 0) throw invalidArgument('neither arm has an event, so that every ratio of their rates is possible', { count1, count2 });
  const unit = exposure2 / exposure1;
  const share1 = clopperPearsonInterval({ count: count1, n, level });
  const share2 = clopperPearsonInterval({ count: count2, n, level });
  return {
    ratio: (count1 / count2) * unit,
    low: (share1.low / share2.high) * unit,
    high: (share1.high / share2.low) * unit,
    pValue: binomialTest({ count: count1, n, p: exposure1 / (exposure1 + exposure2) }).pValue,
  };
}

function requireExposure(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw invalidArgument(`${name} must be above 0; it is ${value}`, { [name]: value });
}
