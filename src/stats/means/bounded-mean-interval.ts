import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireFinite, requireInsideUnit } from '../arguments.ts';
import { effectiveSize } from '../clusters/effective-size.ts';
import { meanOf } from '../numeric/mean-of.ts';

/**
 * The mean of values that lie between two bounds, such as suspicions from 0 to 100, with an interval that does not become
 * too narrow where nearly all values lie at a bound and the rare others did not happen to be drawn: z²/2 values at each
 * bound are added before the normal interval is taken, as Agresti and Coull do for proportions, of which this is the
 * extension to values in between. Cut to the bounds; holds the mean of the values. At least one value; `least` below
 * `most`; `level` in (0, 1). `groups` names the group of each value where they come in groups: the values then count as
 * their effective size (`effectiveSize`). Assumes independent values, or groups. Throws `invalid-argument`.
 * Source: Agresti and Coull (1998), The American Statistician 52, 119–126.
 */
export function boundedMeanInterval({
  values,
  groups,
  least,
  most,
  level,
}: {
  values: readonly number[];
  groups?: readonly string[] | undefined;
  least: number;
  most: number;
  level: number;
}): { mean: number; low: number; high: number } {
  requireFinite('values', values);
  requireInsideUnit('level', level);
  if (values.length === 0) throw invalidArgument('a mean needs at least one value');
  if (!(least < most) || values.some((value) => value < least || value > most))
    throw invalidArgument(`values must lie between least (${least}) and most (${most})`, { least, most });
  const z = quantile(1 - (1 - level) / 2, 0, 1);
  const mean = meanOf(values);
  const added = (z * z) / 2;
  const { size } = effectiveSize({ values, groups, least, most, level });
  const n = size + 2 * added;
  const centre = (mean * size + added * (least + most)) / n;
  const own = (size / values.length) * values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const squares = own + added * ((least - centre) ** 2 + (most - centre) ** 2);
  const half = (z * Math.sqrt(squares / n)) / Math.sqrt(n);
  return { mean, low: Math.min(mean, Math.max(least, centre - half)), high: Math.max(mean, Math.min(most, centre + half)) };
}
