import type { OutcomeCounts } from './count-outcomes.ts';
import { rangeOf } from './measure-facts.ts';
import type { ArmCell, PlannedContrast } from './planned-contrast.ts';
import { addSums, noSums, type Sums } from './sums.ts';

/**
 * The estimate if all missing values went against it, and all for it: those of the first arm all at the least and of
 * the second at the greatest value that the measure can have, and the other way round. Taken over the planned trials
 * of each condition, weighted as the estimate. Null where nobody knows which values the measure can have, unless none is missing.
 */
export function missingBounds(
  { arms: [first, second], measure }: PlannedContrast,
  counts: OutcomeCounts,
  estimate: number | null,
): { low: number; high: number } | null {
  const conditions = new Map<string, { first: Filled; second: Filled }>();
  for (const [side, { cells }] of [first, second].entries()) {
    for (const own of cells) {
      const known = conditions.get(own.shared) ?? { first: empty, second: empty };
      const key = side === 0 ? 'first' : 'second';
      conditions.set(own.shared, { ...known, [key]: fill(known[key], own, counts.worlds(own.cell.id, measure.name)) });
    }
  }
  const missing = [...conditions.values()].reduce((sum, own) => sum + missingOf(own.first) + missingOf(own.second), 0);
  const range = rangeOf(measure);
  if (missing === 0) return estimate === null ? null : { low: estimate, high: estimate };
  if (range === undefined) return null;
  const { least, greatest } = range;
  const low = difference(conditions.values(), least, greatest);
  const high = difference(conditions.values(), greatest, least);
  return { low: Math.min(low, estimate ?? low), high: Math.max(high, estimate ?? high) };
}

/** What is known of an arm in a condition, and how many trials it should have. */
interface Filled {
  readonly planned: number;
  readonly sums: Sums;
}

const empty: Filled = { planned: 0, sums: noSums };

function fill({ planned, sums }: Filled, { cell }: ArmCell, worlds: ReadonlyMap<number, Sums>): Filled {
  return { planned: planned + cell.trials, sums: addSums(sums, ...worlds.values()) };
}

function missingOf({ planned, sums }: Filled): number {
  return planned - sums.n;
}

function difference(conditions: Iterable<{ first: Filled; second: Filled }>, first: number, second: number): number {
  let [total, sum] = [0, 0];
  for (const own of conditions) {
    const weight = (own.first.planned * own.second.planned) / (own.first.planned + own.second.planned);
    total += weight;
    sum += weight * (meanWith(own.first, first) - meanWith(own.second, second));
  }
  return sum / total;
}

/** The mean if every missing value were this one. */
function meanWith({ planned, sums }: Filled, value: number): number {
  return (sums.sum + (planned - sums.n) * value) / planned;
}
