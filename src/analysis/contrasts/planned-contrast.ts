import type { Cell, Contrast, MeasureDefinition } from '../../spec/index.ts';

/** A contrast with the cells of its arms: fixed before any trial is looked at. */
export interface PlannedContrast {
  readonly id: string;
  readonly name: string;
  readonly family: Contrast['family'];
  readonly model: string;
  readonly scenarios: readonly string[];
  readonly measure: MeasureDefinition;
  readonly arms: readonly [PlannedArm, PlannedArm];
  /** Factors in which the arms differ since they follow from those named. */
  readonly alsoDiffer: readonly string[];
  /** Whether McNemar's test over trials of the same world is primary. */
  readonly paired: boolean;
  /** What the arms differ in by their names: factors, `scenario` or `model`. */
  readonly named: readonly string[];
}

export interface PlannedArm {
  /** In words, such as `relationship good`. */
  readonly label: string;
  readonly cells: readonly ArmCell[];
}

/** A cell of an arm, with the key of all that it shares with its counterparts in the other arm. */
export interface ArmCell {
  readonly cell: Cell;
  readonly shared: string;
}
