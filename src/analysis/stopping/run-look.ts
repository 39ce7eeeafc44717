import type { Cell, CellStopping, RunRecord, RunStopping, TrialSummary } from '../../spec/index.ts';
import type { MeasuredScenario } from '../contrasts/measure-of.ts';
import { planStopping, sequenceLevel } from './plan-stopping.ts';
import { createStoppingRule } from './stopping-rule.ts';

/** What the rules of a run made of its cells and contrasts, for an analysis of its stored trials. */
export interface RunLook {
  readonly concerns: (cell: string) => boolean;
  /** Trials of the cell that stand in its estimates, those of the lowest indexes. */
  readonly usedOf: (cell: string) => number;
  /** Whether rules ended the cell, so that trials beyond are no more planned. */
  hasStopped(cell: string): boolean;
  /** What a contrast uses of each of its cells, and whether that is all that is to come; undefined where no rule concerns any of them. */
  ofContrast(id: string, cells: readonly Cell[]): { readonly used: number; readonly stopped: boolean } | undefined;
  /** The level of a cell's or a contrast's sequence, where `level` is to be held. */
  levelOf(sequence: { readonly cell: string; readonly measure: string } | { readonly contrast: string }, level: number): number;
  /** What became of a cell of which so many trials have finished; null where no rule concerns it. */
  cellStopping(cell: Cell, finished: number): CellStopping | null;
  /** The same for all cells, by their finished trials; `costOf` gives what the finished trials of a cell cost. */
  runStopping(finished: ReadonlyMap<string, number>, costOf: (cell: string) => number | null, level: number): RunStopping;
}

/** Looks at the stored trials of a run as its rules did while it ran; undefined where its study has no rules. */
export function lookAtRun(
  run: Pick<RunRecord, 'study' | 'cells'>,
  trials: Iterable<TrialSummary>,
  scenarios: readonly MeasuredScenario[],
): RunLook | undefined {
  const planned = planStopping(run, scenarios);
  if (planned === undefined) return undefined;
  const rule = createStoppingRule(planned, run.cells);
  for (const trial of trials) rule.add(trial);
  const { concerns, usedOf } = rule;
  const hasStopped = (cell: string): boolean => rule.stoppedAt(cell) !== undefined;
  const cellStopping: RunLook['cellStopping'] = ({ id, trials: all }, finished) => {
    if (!concerns(id)) return null;
    const used = usedOf(id);
    return { stopped: hasStopped(id), used, ranOn: finished - used, notRun: hasStopped(id) ? all - finished : 0 };
  };
  return {
    concerns,
    usedOf,
    hasStopped,
    ofContrast: (id, cells) => {
      if (!cells.some((cell) => concerns(cell.id))) return undefined;
      const used = rule.usedOfContrast(
        id,
        cells.map((cell) => cell.id),
      );
      return { used, stopped: rule.isStopped(id) || cells.some((cell) => hasStopped(cell.id) && usedOf(cell.id) === used) };
    },
    levelOf: (sequence, level) => (rule.looksAt(sequence) ? sequenceLevel(planned, level) : level),
    cellStopping,
    runStopping: (finished, costOf, level) => {
      const parts = run.cells.map((cell) => ({
        cell,
        finished: finished.get(cell.id) ?? 0,
        own: cellStopping(cell, finished.get(cell.id) ?? 0),
      }));
      const sum = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((all, part) => all + of(part), 0);
      const cells = (of: (own: CellStopping | null) => boolean): number => parts.filter(({ own }) => of(own)).length;
      return {
        rules: [...planned.rules],
        level: sequenceLevel(planned, level),
        joint: planned.joint,
        sequences: planned.sequences,
        cells: {
          stopped: cells((own) => own?.stopped === true),
          undecided: cells((own) => own?.stopped === false),
          unconcerned: cells((own) => own === null),
        },
        trials: {
          planned: sum(({ cell }) => cell.trials),
          used: sum((part) => part.own?.used ?? part.finished),
          ranOn: sum(({ own }) => own?.ranOn ?? 0),
          notRun: sum(({ own }) => own?.notRun ?? 0),
        },
        savedUsd: savedUsd(parts, costOf),
      };
    },
  };
}

/** By the mean cost of the trials that each cell did run. */
function savedUsd(
  parts: readonly { readonly cell: Cell; readonly finished: number; readonly own: CellStopping | null }[],
  costOf: (cell: string) => number | null,
): number | null {
  let saved = 0;
  for (const { cell, finished, own } of parts) {
    if (own === null || own.notRun === 0) continue;
    const cost = costOf(cell.id);
    if (cost === null) return null;
    saved += (own.notRun * cost) / finished;
  }
  return saved;
}
