import type { Interval, MeasureEstimate } from '../../spec/index.ts';
import { tMeanIntervalFromSummary, wilsonInterval } from '../../stats/index.ts';

/** Several cells' estimates of a measure as one; `apart` says why there is none, or no interval. */
export interface PooledEstimate {
  readonly estimate: MeasureEstimate | null;
  readonly apart: string | null;
}

/**
 * Takes the estimates of cells together: counts are added, every trial counting once. Rates have Wilson's interval, which
 * for cells of equal size that differ in their rates is wider than it had to be, never narrower; means have that of t over
 * all values. Cells at which rules to stop early look have no interval together, since they end at different numbers. One
 * cell keeps its own.
 */
export function poolEstimates(estimates: readonly MeasureEstimate[], level = 0.95): PooledEstimate {
  const [first] = estimates;
  if (first === undefined) return { estimate: null, apart: 'the scenario has no such measure' };
  if (estimates.length === 1) return { estimate: first, apart: null };
  if (estimates.some(({ type }) => type !== first.type))
    return { estimate: null, apart: 'measures of different kinds have no value together' };
  const looked = estimates.some((estimate) => intervalOf(estimate)?.method === 'confidence-sequence');
  const apart = looked ? 'cells that rules to stop early look at have no interval together: they end at different numbers' : null;
  const own = estimates.map((estimate) => intervalOf(estimate)?.level).find((value) => value !== undefined) ?? level;
  switch (first.type) {
    case 'boolean':
      return { estimate: pooledRate(estimates.filter(isOf('boolean')), looked, own), apart };
    case 'number':
      return { estimate: pooledMean(estimates.filter(isOf('number')), looked, own), apart };
    case 'category':
      return { estimate: pooledCounts(estimates.filter(isOf('category'))), apart: null };
  }
}

type EstimateOf<Type extends MeasureEstimate['type']> = Extract<MeasureEstimate, { type: Type }>;

function isOf<Type extends MeasureEstimate['type']>(type: Type) {
  return (estimate: MeasureEstimate): estimate is EstimateOf<Type> => estimate.type === type;
}

function intervalOf(estimate: MeasureEstimate): Interval | null {
  return estimate.type === 'category' ? null : estimate.interval;
}

function pooledRate(estimates: readonly EstimateOf<'boolean'>[], looked: boolean, level: number): MeasureEstimate {
  const count = sum(estimates, (own) => own.count);
  const n = sum(estimates, (own) => own.n);
  const missing = sum(estimates, (own) => own.missing);
  const all = n + missing;
  return {
    type: 'boolean',
    count,
    n,
    missing,
    rate: n === 0 ? null : count / n,
    interval: n === 0 || looked ? null : { level, method: 'wilson', ...wilsonInterval({ count, n, level }) },
    bounds: { low: count / all, high: (count + missing) / all },
  };
}

function pooledMean(estimates: readonly EstimateOf<'number'>[], looked: boolean, level: number): MeasureEstimate {
  const n = sum(estimates, (own) => own.n);
  const missing = sum(estimates, (own) => own.missing);
  if (n === 0) return { type: 'number', n, missing, mean: null, sd: null, interval: null };
  const mean = sum(estimates, (own) => own.n * (own.mean ?? 0)) / n;
  const within = sum(estimates, (own) => (own.n - 1) * (own.sd ?? 0) ** 2);
  const between = sum(estimates, (own) => own.n * ((own.mean ?? mean) - mean) ** 2);
  const sd = n < 2 ? null : Math.sqrt((within + between) / (n - 1));
  const interval = sd === null || looked ? null : { level, method: 't', ...tMeanIntervalFromSummary({ mean, sd, n, level }) };
  return { type: 'number', n, missing, mean, sd, interval };
}

function pooledCounts(estimates: readonly EstimateOf<'category'>[]): MeasureEstimate {
  const counts = new Map<string, number>();
  for (const own of estimates) for (const [value, count] of Object.entries(own.counts)) counts.set(value, (counts.get(value) ?? 0) + count);
  return {
    type: 'category',
    n: sum(estimates, (own) => own.n),
    missing: sum(estimates, (own) => own.missing),
    counts: Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b))),
  };
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
