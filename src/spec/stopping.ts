import { z } from 'zod';
import type { TrialSummary } from './trial.ts';

const count = z.int().min(0);

/**
 * Decides, from the outcomes of complete blocks alone, which cells of a run need no more trials. A block is the trials of
 * one index. What it decides is the same in whatever order trials end, and once decided it stands.
 */
export interface StoppingRule {
  /** Takes a finished trial; each once, in any order. */
  add(trial: Pick<TrialSummary, 'cell' | 'index' | 'measures'>): void;
  /** How many trials of the cell count, those of the lowest indexes; undefined while it goes on. */
  stoppedAt(cell: string): number | undefined;
  /** How many blocks of the cell have been looked at; Infinity where nothing can stop it. */
  lookedAt(cell: string): number;
}

/** What a rule made of a cell that it concerns. planned = used + ranOn + notRun once the run has finished. */
export const CellStopping = z.strictObject({
  /** Whether the rules ended it before its planned number. */
  stopped: z.boolean(),
  /** Trials in its estimates: those of the blocks up to the look that ended it, or of all complete blocks. */
  used: count,
  /** Trials that were under way at that look: stored, and in no estimate. */
  ranOn: count,
  /** Trials that were not run since the rules had ended it: neither missing nor failed. */
  notRun: count,
});
export type CellStopping = z.infer<typeof CellStopping>;

/** The rules by which a run stops early, and what they saved. */
export const RunStopping = z.strictObject({
  rules: z.array(z.string()),
  /** Of each sequence that the rules look at. */
  level: z.number(),
  /** True where the level of each is such that all hold at once with the usual level; false where each holds by itself. */
  joint: z.boolean(),
  /** Confidence sequences that the rules look at. */
  sequences: count,
  cells: z.strictObject({
    stopped: count,
    /** Concerned, and not stopped: by the end of their planned trials, or not yet. */
    undecided: count,
    /** Concerned by no rule: they run as planned. */
    unconcerned: count,
  }),
  /** Of all cells. */
  trials: z.strictObject({ planned: count, used: count, ranOn: count, notRun: count }),
  /** US dollars that the trials which were not run would have cost by the mean of their cells; null where a price is unknown. */
  savedUsd: z.number().nullable(),
});
export type RunStopping = z.infer<typeof RunStopping>;
