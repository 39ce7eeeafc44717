import type { AuditComparison, Cell } from '../../spec/index.ts';

/** A comparison before any verdict is seen: fixed by the plan of the run alone. */
export interface PlannedComparison extends Pick<AuditComparison, 'question' | 'name' | 'label' | 'author' | 'among'> {
  /** Weights sum to 0. */
  readonly cells: readonly WeightedCell[];
}

export interface WeightedCell {
  readonly cell: Cell;
  readonly weight: number;
}

/** `to` minus `from`, each the mean of its cells. */
export function meanMinusMean(to: readonly Cell[], from: readonly Cell[]): WeightedCell[] {
  return [...from.map((cell) => ({ cell, weight: -1 / from.length })), ...to.map((cell) => ({ cell, weight: 1 / to.length }))];
}
