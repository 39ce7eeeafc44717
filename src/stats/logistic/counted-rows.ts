import { numberAt } from '../numeric/at.ts';
import type { Design } from './design.ts';

/**
 * The rows of a fit, equal ones together as `successes` of `totals`: trials of one cell are many equal rows, and the
 * likelihood needs their counts only. `values` holds `width` numbers for each of `rowCount` kinds of rows.
 */
export interface CountedRows {
  readonly rowCount: number;
  readonly width: number;
  readonly values: Float64Array;
  readonly successes: Float64Array;
  readonly totals: Float64Array;
}

/** The rows of a design; each by itself where they are nearly all different. */
export function countRows({ values, outcomes, width, rowCount }: Design): CountedRows {
  const counter = createRowCounter(width);
  for (let row = 0; row < rowCount; row += 1) {
    counter.add(values.subarray(row * width, (row + 1) * width), numberAt(outcomes, row));
    if (counter.kindCount() > Math.max(1000, row / 2))
      return { rowCount, width, values, successes: outcomes, totals: new Float64Array(rowCount).fill(1) };
  }
  return counter.counted();
}

/** Gathers rows and counts equal ones. */
export interface RowCounter {
  add(row: Float64Array, outcome: number): void;
  kindCount(): number;
  counted(): CountedRows;
}

export function createRowCounter(width: number): RowCounter {
  const kinds = new Map<string, { readonly row: Float64Array; successes: number; total: number }>();
  return {
    add: (row, outcome) => {
      const key = row.join(' ');
      const kind = kinds.get(key) ?? { row, successes: 0, total: 0 };
      kinds.set(key, kind);
      kind.successes += outcome;
      kind.total += 1;
    },
    kindCount: () => kinds.size,
    counted: () => {
      const list = [...kinds.values()];
      const values = new Float64Array(list.length * width);
      for (const [index, { row }] of list.entries()) values.set(row, index * width);
      return {
        rowCount: list.length,
        width,
        values,
        successes: Float64Array.from(list, ({ successes }) => successes),
        totals: Float64Array.from(list, ({ total }) => total),
      };
    },
  };
}
