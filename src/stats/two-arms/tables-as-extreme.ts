import type { TwoArms } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { tieTolerance } from '../numeric/exact-two-sided.ts';
import { logHypergeometric } from '../numeric/log-densities.ts';

/** Tables of two arms: for each count of arm 1 the stretches of counts of arm 2, ends included. */
export interface TableSet {
  readonly n1: number;
  readonly n2: number;
  readonly rows: readonly (readonly { readonly from: number; readonly to: number }[])[];
}

/** All tables whose two-sided Fisher p-value is at most that of the observed one, within the tolerance for ties. */
export function tablesAsExtreme({ count1, n1, count2, n2 }: TwoArms): TableSet {
  const byTotal = Array.from({ length: n1 + n2 + 1 }, (_none, total) => fisherPValues(total, n1, n2));
  const pValue = (k1: number, k2: number): number => {
    const { low, pValues } = at(byTotal, k1 + k2);
    return at(pValues, k1 - low);
  };
  const line = pValue(count1, count2) * (1 + tieTolerance);
  const rows = Array.from({ length: n1 + 1 }, (_none, k1) => stretches(n2, (k2) => pValue(k1, k2) <= line));
  return { n1, n2, rows };
}

/** The p-values of all tables with the same total of successes, by the count of arm 1 from `low` on. */
function fisherPValues(total: number, n1: number, n2: number): { low: number; pValues: Float64Array } {
  const low = Math.max(0, total - n2);
  const high = Math.min(n1, total);
  const densities = Float64Array.from({ length: high - low + 1 }, (_none, index) =>
    Math.exp(logHypergeometric({ k: low + index, drawn: total, marked: n1, unmarked: n2 })),
  );
  const ascending = [...densities.keys()].sort((a, b) => at(densities, a) - at(densities, b));
  const pValues = new Float64Array(densities.length);
  let sum = 0;
  let next = 0;
  for (const index of ascending) {
    const line = at(densities, index) * (1 + tieTolerance);
    for (; next < ascending.length && at(densities, at(ascending, next)) <= line; next += 1) sum += at(densities, at(ascending, next));
    pValues[index] = sum;
  }
  return { low, pValues };
}

function stretches(high: number, isIn: (k: number) => boolean): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let k = 0; k <= high; k += 1) {
    if (!isIn(k)) continue;
    const last = found.at(-1);
    if (last?.to === k - 1) last.to = k;
    else found.push({ from: k, to: k });
  }
  return found;
}
