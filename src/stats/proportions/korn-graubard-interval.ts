import quantile from '@stdlib/stats-base-dists-beta-quantile';
import { requireBinary } from '../arguments.ts';
import { effectiveSize } from '../clusters/effective-size.ts';
import { meanOf } from '../numeric/mean-of.ts';

/**
 * The interval of a proportion among cases that come in groups, such as works that were drawn from one template: Clopper
 * and Pearson's at the effective number of cases, which is never above their own. `values` 0 or 1, at least one; `groups`
 * names the group of each, `level` in (0, 1). Where each case is a group it is `clopperPearsonInterval`; where all values
 * are alike it is that interval with the groups counted. `size` is the effective number. Assumes that the groups are
 * independent. Throws `invalid-argument`.
 * Source: Korn and Graubard (1998), Survey Methodology 24, 193–201; `effectiveSize` says what differs.
 */
export function kornGraubardInterval({ values, groups, level }: { values: readonly number[]; groups?: readonly string[]; level: number }): {
  low: number;
  high: number;
  size: number;
  groups: number;
} {
  requireBinary('values', values);
  const { size, groups: count } = effectiveSize({ values, groups, least: 0, most: 1, level });
  const rate = meanOf(values);
  const [yes, no] = [rate * size, (1 - rate) * size];
  const tail = (1 - level) / 2;
  return {
    low: rate === 0 ? 0 : quantile(tail, yes, no + 1),
    high: rate === 1 ? 1 : 1 - quantile(tail, no, yes + 1),
    size,
    groups: count,
  };
}
