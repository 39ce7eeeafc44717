/** What is kept of values instead of the values: how many, their sum and the sum of their squares. True counts as 1. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** Sums that grow. */
export type RunningSums = { -readonly [name in keyof Sums]: number };

export const noSums: Sums = { n: 0, sum: 0, squares: 0 };

export function addSums(...parts: readonly Sums[]): Sums {
  const all = { ...noSums };
  for (const part of parts) growBy(all, part);
  return all;
}

export function growBy(sums: RunningSums, { n, sum, squares }: Sums): void {
  sums.n += n;
  sums.sum += sum;
  sums.squares += squares;
}

/** Sum of squared distances from the mean; 0 where it is no more than the rounding of equal values. */
export function spreadOf({ n, sum, squares }: Sums): number {
  const spread = n === 0 ? 0 : squares - (sum * sum) / n;
  return spread <= 1e-12 * squares ? 0 : spread;
}

export function meanOf({ n, sum }: Sums): number {
  return sum / n;
}
