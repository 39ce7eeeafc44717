import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireProbability } from '../arguments.ts';
import { effectiveSize } from '../clusters/effective-size.ts';
import { meanOf } from '../numeric/mean-of.ts';

/**
 * The score interval of the mean of values between two bounds: all means that the data do not reject, where a mean other
 * than the one found is reached by values at that bound which did not happen to be drawn. Of values of 0 and 1 it is
 * Wilson's; of changes by −1, 0 and 1 it is close to Tango's for pairs. It has a width also where all values are alike,
 * and is not narrower for one change than for none. `unseen`, from 1 to 0, lessens how much of such values is expected,
 * as where many values show how far they go: at 0 it is a normal interval. `groups` names the group of each value, each
 * being one of its own where absent; `level` in (0, 1). Assumes independent groups. Throws `invalid-argument`.
 * Source: Wilson (1927), JASA 22, 209–212; Tango (1998), Statistics in Medicine 17, 891–908; `effectiveSize`.
 */
export function scoreMeanInterval({
  values,
  groups,
  least,
  most,
  level,
  unseen = 1,
}: {
  values: readonly number[];
  groups?: readonly string[] | undefined;
  least: number;
  most: number;
  level: number;
  unseen?: number;
}): { mean: number; low: number; high: number; size: number } {
  requireProbability('unseen', unseen);
  if (!(least < most) || values.some((value) => value < least || value > most))
    throw invalidArgument(`values must lie between least (${least}) and most (${most})`, { least, most });
  const { size } = effectiveSize({ values, groups, least, most, level, unseen });
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const share = quantile(1 - (1 - level) / 2, 0, 1) ** 2 / size;
  // The mean at a distance x has values at the bound with weight x/room, and so the variance
  // (1 − unseen·x/room)·variance + unseen·x·(room − x); the reach is where x² is `share` times that.
  const reach = (room: number): number => {
    if (room <= 0) return 0;
    const square = 1 + share * unseen;
    const linear = share * unseen * (room - variance / room);
    return Math.min(room, (linear + Math.sqrt(linear ** 2 + 4 * square * share * variance)) / (2 * square));
  };
  return { mean, low: mean - reach(mean - least), high: mean + reach(most - mean), size };
}
