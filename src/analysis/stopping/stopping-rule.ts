import type { Cell, StoppingRule } from '../../spec/index.ts';
import { createGroupLook, type GroupLook } from './group-look.ts';
import { createOutcomeTrack } from './outcome-track.ts';
import { sequenceLevel, type PlannedStopping, type StoppingCheck } from './plan-stopping.ts';

/** A rule under way, with what the analysis asks of it. */
export interface RunningRule extends StoppingRule {
  /** Whether a rule concerns the cell. */
  readonly concerns: (cell: string) => boolean;
  /** How many trials of the cell count: up to its stop, or all of its complete blocks. */
  readonly usedOf: (cell: string) => number;
  /** How many trials of each of its cells a contrast counts: up to its own stop, or as many as all of its cells have. */
  usedOfContrast(id: string, cells: readonly string[]): number;
  /** Whether a contrast has stopped by itself. */
  isStopped(contrast: string): boolean;
  /** Whether a rule looks at this sequence. */
  looksAt(sequence: { readonly cell: string; readonly measure: string } | { readonly contrast: string }): boolean;
}

/** Level of the sequences by which cells are stopped. */
export const stoppingLevel = 0.95;

/**
 * Creates the rule of a run. A group of cells is looked at after each complete block, as soon as all of its cells have it;
 * at the first look at which all that concerns it holds, it needs no more. A cell stops when all of its groups have
 * stopped, at the last of their looks. All is decided from complete blocks in order, so that it does not depend on which trials end first.
 */
export function createStoppingRule(planned: PlannedStopping, cells: readonly Cell[]): RunningRule {
  const level = sequenceLevel(planned, stoppingLevel);
  const tracks = new Map(cells.map((cell) => [cell.id, createOutcomeTrack(cell.trials)]));
  const looks = planned.groups.map((group) => createGroupLook(group, level));
  const looksOf = new Map<string, GroupLook[]>();
  for (const look of looks) for (const { id } of look.group.cells) looksOf.set(id, [...(looksOf.get(id) ?? []), look]);
  for (const look of looks) for (const { cell, measure } of look.outcomes) tracks.get(cell)?.follow(measure);

  const contrasts = new Map(looks.flatMap((look) => (look.group.contrast === undefined ? [] : [[look.group.contrast, look] as const])));
  const sequences = new Set(planned.groups.flatMap(({ checks }) => checks.map((check) => JSON.stringify(sequenceOf(check)))));

  const stoppedAt = (cell: string): number | undefined => {
    const own = looksOf.get(cell);
    if (own === undefined || own.some((look) => look.stoppedAt() === undefined)) return undefined;
    return Math.max(...own.map((look) => look.stoppedAt() ?? 0));
  };
  const usedOf = (cell: string): number => stoppedAt(cell) ?? tracks.get(cell)?.complete() ?? 0;
  return {
    add: (trial) => {
      if (tracks.get(trial.cell)?.add(trial) !== true) return;
      for (const look of looksOf.get(trial.cell) ?? []) look.advance(tracks);
    },
    stoppedAt,
    lookedAt: (cell) => {
      const own = looksOf.get(cell) ?? [];
      // A group that was not decided by its last block lets none of its cells stop.
      if (own.length === 0 || own.some((look) => look.isExhausted())) return Infinity;
      return Math.min(...own.filter((look) => look.stoppedAt() === undefined).map((look) => look.lookedAt()));
    },
    concerns: (cell) => looksOf.has(cell),
    usedOf,
    usedOfContrast: (id, own) => contrasts.get(id)?.stoppedAt() ?? Math.min(...own.map(usedOf)),
    isStopped: (id) => contrasts.get(id)?.stoppedAt() !== undefined,
    looksAt: (sequence) => sequences.has(JSON.stringify(sequence)),
  };
}

/** What a check looks at. */
function sequenceOf(check: StoppingCheck): { cell: string; measure: string } | { contrast: string } {
  return check.type === 'difference' ? { contrast: check.contrast.id } : { cell: check.cell, measure: check.measure };
}
