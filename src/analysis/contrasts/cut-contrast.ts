import type { RunLook } from '../stopping/run-look.ts';
import type { PlannedArm, PlannedContrast } from './planned-contrast.ts';

/** A contrast as far as its run goes: where rules to stop early look at its cells, it uses as many trials of each. */
export interface CutContrast {
  /** Its cells have the trials that are to be accounted for. */
  readonly planned: PlannedContrast;
  /** Trials of the arms as the run planned them. */
  readonly plannedTrials: readonly [number, number];
  /** It uses trials of lower indexes. */
  readonly cutoff: number;
  /** Undefined where no rule looks at any of its cells. */
  readonly sequence: LookedContrast | undefined;
}

/** A contrast that rules looked at while it grew. */
export interface LookedContrast {
  /** Trials of each of its cells. */
  readonly used: number;
  readonly stopped: boolean;
  /** The level of its sequence, where `level` is to be held. */
  readonly levelFor: (level: number) => number;
}

/** Cuts a contrast to what the rules left of it. */
export function cutContrast(contrast: PlannedContrast, look: RunLook | undefined): CutContrast {
  const { id, arms } = contrast;
  const plannedTrials = [trialsIn(arms[0]), trialsIn(arms[1])] as const;
  const found = look?.ofContrast(
    id,
    arms.flatMap(({ cells }) => cells.map(({ cell }) => cell)),
  );
  if (look === undefined || found === undefined) return { planned: contrast, plannedTrials, cutoff: Infinity, sequence: undefined };
  const { used, stopped } = found;
  const planned = stopped ? { ...contrast, arms: [cutArm(arms[0], used), cutArm(arms[1], used)] as const } : { ...contrast };
  return { planned, plannedTrials, cutoff: used, sequence: { ...found, levelFor: (level) => look.levelOf({ contrast: id }, level) } };
}

function cutArm(arm: PlannedArm, trials: number): PlannedArm {
  return { ...arm, cells: arm.cells.map(({ cell, shared }) => ({ cell: { ...cell, trials }, shared })) };
}

function trialsIn({ cells }: PlannedArm): number {
  return cells.reduce((sum, { cell }) => sum + cell.trials, 0);
}
