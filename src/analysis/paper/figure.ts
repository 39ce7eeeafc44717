import type { OutcomeCount, Column, PaperCounts, PaperOutcome } from './paper-counts.ts';

/** Trials of one cell, by one outcome. */
export interface Part {
  readonly cell: string;
  readonly outcome: PaperOutcome;
}

/** Cells whose trials are taken together, times a coefficient. */
export interface Pool {
  readonly coefficient: number;
  readonly parts: readonly Part[];
}

/** A figure of the paper: a sum of pooled rates, and in words what of it the run does not have. */
export interface Figure {
  readonly pools: readonly Pool[];
  readonly lacking: readonly string[];
}

/** One cell's share in a figure: its coefficient times its rate. */
export interface Term extends Part, OutcomeCount {
  readonly coefficient: number;
}

/**
 * The mean of figures. What stands in several of them, such as one baseline for three histories, is one term of the
 * mean: it is counted once, with the covariance that it brings.
 */
export function meanOf(figures: readonly Figure[]): Figure {
  const pools = new Map<string, Pool>();
  for (const { coefficient, parts } of figures.flatMap((figure) => figure.pools)) {
    const key = parts.map(({ cell, outcome }) => `${cell} ${outcome}`).join('\n');
    pools.set(key, { parts, coefficient: (pools.get(key)?.coefficient ?? 0) + coefficient / figures.length });
  }
  return { pools: [...pools.values()], lacking: [...new Set(figures.flatMap(({ lacking }) => lacking))] };
}

/** The terms of a figure by the counts of a column; undefined where a pool has no trial. */
export function termsOf({ pools, lacking }: Figure, counts: PaperCounts, column: Column = 'all'): Term[] | undefined {
  if (lacking.length > 0 || pools.length === 0) return undefined;
  const terms: Term[] = [];
  for (const { coefficient, parts } of pools) {
    const counted = parts.map((part) => ({ ...part, ...counts.of(part.cell, part.outcome, column) }));
    const total = counted.reduce((sum, { n }) => sum + n, 0);
    if (total === 0) return undefined;
    terms.push(...counted.filter(({ n }) => n > 0).map((part) => ({ ...part, coefficient: (coefficient * part.n) / total })));
  }
  return terms;
}

/** The value of a figure, a share or a difference of shares. */
export function valueOf(terms: readonly Pick<Term, 'coefficient' | 'count' | 'n'>[]): number {
  return terms.reduce((sum, { coefficient, count, n }) => sum + (coefficient * count) / n, 0);
}

/** A share in percent, without the noise of binary fractions. */
export function inPercent(share: number): number {
  return Math.round(share * 1e11) / 1e9;
}
