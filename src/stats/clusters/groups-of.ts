import { requireSameLength } from '../arguments.ts';
import { at } from '../numeric/at.ts';

/**
 * The places of each group's values, in order of appearance; each value a group of its own where no groups are given.
 * Throws `invalid-argument` where there are not as many groups as values.
 */
export function groupsOf(length: number, groups: readonly string[] | undefined): number[][] {
  if (groups === undefined) return Array.from({ length }, (_none, index) => [index]);
  requireSameLength('values', length, 'groups', groups.length);
  return [...Map.groupBy(groups.keys(), (index) => at(groups, index)).values()];
}
