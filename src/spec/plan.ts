import type { Cell } from './cell.ts';
import type { Condition } from './condition.ts';

/** A combination that was asked for and cannot be run. */
export interface DroppedCell {
  readonly scenario: string;
  readonly model: string;
  readonly condition: Condition;
  readonly reason: string;
}

/** A number with its range. */
export interface RangeEstimate {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** What a run would do. */
export interface Plan {
  readonly cells: readonly Cell[];
  readonly dropped: readonly DroppedCell[];
}
