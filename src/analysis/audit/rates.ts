import type { AuditFigure, AuditRate, Interval } from '../../spec/index.ts';
import { kornGraubardInterval } from '../../stats/index.ts';

/** An item that counts, or not, with the group that it hangs together with. */
export interface CountedItem {
  readonly counts: boolean;
  readonly group: string;
}

/**
 * A share of items with a verdict, `missing` more without; the interval null where there is none with one. The interval is
 * exact, since shares near none and all are what an audit is about and must not come out too sure; items of one group count
 * as far as they tell more than one.
 */
export function rateOf(items: readonly CountedItem[], { missing = 0, level }: { missing?: number; level: number }): AuditRate {
  const n = items.length;
  const count = items.filter(({ counts }) => counts).length;
  const all = n + missing;
  const bounds = all === 0 ? { low: 0, high: 1 } : { low: count / all, high: (count + missing) / all };
  if (n === 0) return { count, n, missing, rate: null, interval: null, bounds };
  const values = items.map(({ counts }) => Number(counts));
  const { size, groups, ...range } = kornGraubardInterval({ values, groups: items.map(({ group }) => group), level });
  const interval = intervalOf(range, level, groups < n ? 'korn-graubard' : 'clopper-pearson');
  return { count, n, missing, rate: count / n, interval, ...(groups < n ? { effective: size } : {}), bounds };
}

/** A figure that the items do not give. */
export function noFigure(n: AuditFigure['n']): AuditFigure {
  return { estimate: null, interval: null, n };
}

/** An interval with its level and method. */
export function intervalOf({ low, high }: { low: number; high: number }, level: number, method: string): Interval {
  return { level, method, low, high };
}
