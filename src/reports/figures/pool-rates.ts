import type { CellResult } from '../../spec/index.ts';
import { wilsonInterval } from '../../stats/index.ts';
import type { FigureRate } from './figure-options.ts';

/** What of a cell goes into a rate over several. */
export interface PooledPart {
  readonly estimate: CellResult['measures'][string];
  readonly stopping: CellResult['stopping'];
}

/**
 * The rate over several cells together, every trial counting once, with Wilson's interval: where cells of equal size
 * differ in their rates, it is wider than it had to be, never narrower. A cell alone keeps its own interval. Cells that may
 * stop early have none together: Wilson's is for a number of trials that was fixed.
 */
export function poolRates(parts: readonly PooledPart[]): FigureRate {
  const rates = parts.flatMap(({ estimate }) => (estimate.type === 'boolean' ? [estimate] : []));
  const n = rates.reduce((sum, estimate) => sum + estimate.n, 0);
  const count = rates.reduce((sum, estimate) => sum + estimate.count, 0);
  if (n === 0) return { rate: null, n, interval: null };
  const [first] = rates;
  if (rates.length === 1 && first !== undefined) return { rate: count / n, n, interval: first.interval };
  const level = rates.find(({ interval }) => interval !== null)?.interval?.level ?? 0.95;
  const fixed = parts.every(({ stopping }) => stopping === null);
  return { rate: count / n, n, interval: fixed ? { level, ...wilsonInterval({ count, n, level }) } : null };
}

/** What has to be said of intervals where trials could stop early. */
export const sequenceNote =
  'Where trials could stop early, intervals are confidence sequences, which hold at all looks, and several cells together have none.';
