import type { AuditFigure, AuditRate, Interval } from '../../spec/index.ts';
import { clopperPearsonInterval } from '../../stats/index.ts';

/**
 * A share of `n` items with a verdict, `missing` more without; the interval null where `n` is 0. The interval is exact,
 * since shares near none and all are what an audit is about and must not come out too sure.
 */
export function rateOf({ count, n, missing = 0, level }: { count: number; n: number; missing?: number; level: number }): AuditRate {
  const all = n + missing;
  return {
    count,
    n,
    missing,
    rate: n === 0 ? null : count / n,
    interval: n === 0 ? null : intervalOf(clopperPearsonInterval({ count, n, level }), level, 'clopper-pearson'),
    bounds: all === 0 ? { low: 0, high: 1 } : { low: count / all, high: (count + missing) / all },
  };
}

/** A figure that the items do not give. */
export function noFigure(n: AuditFigure['n']): AuditFigure {
  return { estimate: null, interval: null, n };
}

/** An interval with its level and method. */
export function intervalOf({ low, high }: { low: number; high: number }, level: number, method: string): Interval {
  return { level, method, low, high };
}
