import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { invalidArgument, requireFinite, requireInsideUnit } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { meanOf } from '../numeric/mean-of.ts';
import { groupsOf } from './groups-of.ts';

/**
 * How many independent values tell as much of a mean as `values` do, whose groups hang together, such as works that were
 * drawn from one template: their number over the design effect, which is how much larger the variance between groups makes
 * the variance of the mean. Values lie between `least` and `most`; `groups` names the group of each, each value being one
 * of its own where absent; `level` in (0, 1). From 1 to the number of values, and exactly that where each is a group.
 *
 * Where nearly all values are alike, as rates near 0 and 1, the data do not tell how groups hang together: one group at
 * either bound, all of its values alike, is added to both variances. So the size is the number of groups where all values
 * lie at one bound, and goes over to the estimate as values differ. `unseen`, 0 to 1, is the weight of that group. The size
 * is lessened by Student's t for the number of groups. Throws `invalid-argument`.
 * Source: Kish (1965), Survey Sampling, section 8.2; Korn and Graubard (1998), Survey Methodology 24, 193–201.
 */
export function effectiveSize({
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
}): { size: number; groups: number } {
  requireFinite('values', values);
  requireInsideUnit('level', level);
  const n = values.length;
  if (n === 0) throw invalidArgument('a mean needs at least one value');
  const members = groupsOf(n, groups);
  const count = members.length;
  if (count === n || count === 1) return { size: count, groups: count };
  const mean = meanOf(values);
  if (values.every((value) => value === values[0])) return { size: count, groups: count };
  const ends = unseen * ((most - mean) ** 2 + (mean - least) ** 2);
  const own = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const between = members.reduce((sum, group) => sum + group.reduce((total, index) => total + at(values, index) - mean, 0) ** 2, 0);
  // The size of the group that a value is in, on average.
  const usual = members.reduce((sum, { length }) => sum + length ** 2, 0) / n;
  const effect = ((count / (count - 1)) * between + usual ** 2 * ends) / ((n / (n - 1)) * own + usual * ends);
  const t = (freedom: number): number => tQuantile(1 - (1 - level) / 2, freedom);
  return { size: Math.min(n, Math.max(1, (n / effect) * (t(n - 1) / t(count - 1)) ** 2)), groups: count };
}
