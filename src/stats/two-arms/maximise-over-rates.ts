import { at, numberAt } from '../numeric/at.ts';
import { logBinomial } from '../numeric/log-densities.ts';
import { minimiseUnimodal } from '../numeric/minimise-unimodal.ts';
import type { TableSet } from './tables-as-extreme.ts';

/**
 * The largest probability of a set of tables over all common rates of the two arms. The search is even in
 * asin √rate, in which binomial distributions keep their width, and every peak near the highest is then followed to
 * its top.
 */
export function maximiseOverRates(tables: TableSet): number {
  const probability = (angle: number): number => probabilityAt(tables, Math.sin(angle) ** 2);
  // A step is a thirtieth of the scale on which the probability can vary.
  const gridSize = Math.ceil(100 * Math.sqrt(tables.n1 + tables.n2));
  const step = Math.PI / 2 / gridSize;
  const grid = Array.from({ length: gridSize + 1 }, (_none, index) => probability(index * step));
  const highest = grid.reduce((a, b) => Math.max(a, b));
  if (highest > 1 - 1e-9) return highest; // nearly every table: the rest is a plateau of rounding errors
  let best = highest;
  for (let index = 1; index < gridSize; index += 1) {
    const here = at(grid, index);
    const isPeak = here >= at(grid, index - 1) && here >= at(grid, index + 1);
    if (!isPeak || here < highest * 0.99) continue;
    const [from, to] = [(index - 1) * step, (index + 1) * step];
    best = Math.max(best, -minimiseUnimodal((angle) => -probability(angle), from, to, step * 1e-6).value);
  }
  return best;
}

function probabilityAt({ n1, n2, rows }: TableSet, rate: number): number {
  const density1 = densities(n1, rate);
  const density2 = densities(n2, rate);
  const upTo = cumulated(density2);
  const from = cumulated(density2.toReversed()).reverse();
  return rows.reduce((sum, row, k1) => {
    const inRow = row.reduce((part, stretch) => part + between(upTo, from, stretch.from, stretch.to), 0);
    return sum + numberAt(density1, k1) * inRow;
  }, 0);
}

/** The probability of a stretch of counts, from the end where less has to be taken away. */
function between(upTo: Float64Array, from: Float64Array, first: number, last: number): number {
  if (first === 0) return numberAt(upTo, last);
  if (last === upTo.length - 1) return numberAt(from, first);
  return numberAt(upTo, last) < numberAt(from, first)
    ? numberAt(upTo, last) - numberAt(upTo, first - 1)
    : numberAt(from, first) - numberAt(from, last + 1);
}

function densities(n: number, rate: number): Float64Array {
  const values = new Float64Array(n + 1);
  if (rate <= 0 || rate >= 1) {
    values[rate <= 0 ? 0 : n] = 1;
    return values;
  }
  const mode = Math.min(n, Math.floor((n + 1) * rate));
  const odds = rate / (1 - rate);
  values[mode] = Math.exp(logBinomial(mode, n, rate));
  for (let k = mode + 1; k <= n; k += 1) values[k] = (numberAt(values, k - 1) * odds * (n - k + 1)) / k;
  for (let k = mode - 1; k >= 0; k -= 1) values[k] = (numberAt(values, k + 1) * (k + 1)) / (odds * (n - k));
  return values;
}

function cumulated(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value));
}
