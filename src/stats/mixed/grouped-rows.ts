import { requireSameLength } from '../arguments.ts';
import { createRowCounter, type CountedRows, type RowCounter } from '../logistic/counted-rows.ts';
import type { Design } from '../logistic/design.ts';
import { at, numberAt } from '../numeric/at.ts';

/** The rows of a design by group, equal ones counted. Throws `invalid-argument` where not every row has a group. */
export function groupRows({ values, outcomes, width, rowCount }: Design, groups: readonly string[]): CountedRows[] {
  requireSameLength('y', rowCount, 'groups', groups.length);
  const counters = new Map<string, RowCounter>();
  for (let row = 0; row < rowCount; row += 1) {
    const name = at(groups, row);
    const counter = counters.get(name) ?? createRowCounter(width);
    counters.set(name, counter);
    counter.add(values.subarray(row * width, (row + 1) * width), numberAt(outcomes, row));
  }
  return [...counters.values()].map((counter) => counter.counted());
}
