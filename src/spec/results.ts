import { z } from 'zod';
import { Audit } from './audit/audit.ts';
import { BehaviourModel, UnmodelledBehaviour } from './behaviour-model.ts';
import { Contrast } from './contrast.ts';
import { dispositions } from './disposition.ts';
import { FollowUpResults } from './follow-up-results.ts';
import { MeasureEstimate } from './measure-estimate.ts';
import { PublishedComparison } from './paper-comparison.ts';
import { PaperRate } from './paper-rate.ts';
import { RatingResults } from './rating-results.ts';
import { runStatuses } from './run.ts';
import { CellStopping, RunStopping } from './stopping.ts';

const count = z.int().min(0);

export { MeasureEstimate } from './measure-estimate.ts';

export const CellResult = z.strictObject({
  id: z.string(),
  scenario: z.string(),
  model: z.string(),
  subject: z.string(),
  condition: z.record(z.string(), z.string()),
  trials: z.strictObject({ planned: count, ...Object.fromEntries(dispositions.map((name) => [name, count])) } as Record<
    'planned' | (typeof dispositions)[number],
    typeof count
  >), // keys as listed
  measures: z.record(z.string(), MeasureEstimate),
  /**
   * What rules to stop early made of it; null where none concerns it. Where they do, dispositions and measures count the
   * trials in its estimates alone, intervals are confidence sequences (none of numbers), and what was not run is not missing.
   */
  stopping: CellStopping.nullable(),
});
export type CellResult = z.infer<typeof CellResult>;

const Usage = z.strictObject({
  inputTokens: count,
  cachedInputTokens: count,
  cacheWriteInputTokens: count,
  outputTokens: count,
  reasoningTokens: count,
});

/** The results of a run: what `custodes show --json` prints. */
export const Results = z.strictObject({
  format: z.literal('custodes.results/1'),
  run: z.strictObject({
    id: z.string(),
    study: z.string(),
    seed: z.number(),
    status: z.enum(runStatuses),
    synthetic: z.boolean(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    version: z.string(),
    /** The run that it was made from: replayed or resampled; null for most. */
    origin: z
      .strictObject({ type: z.enum(['replay', 'resample']), run: z.string() })
      .loose()
      .nullable(),
    /** The rules by which it stops early, and what they saved; null where the study has none. */
    stopping: RunStopping.nullable(),
    /** US dollars of all answered calls; null where a model has no price. */
    costUsd: z.number().nullable(),
    /** Input and output tokens of all answered calls. */
    tokens: count,
    usage: Usage,
    /** Share of the input tokens that was read from a cache; null without input. */
    cacheReadShare: z.number().nullable(),
    /** Model calls on record by outcome, attempts sent, and those whose end is not known; zero for reference subjects, whose calls leave no record. */
    calls: z.strictObject({ answered: count, failed: count, aborted: count, attempts: count, lost: count }),
    /** Worst case of attempts without an answer: what they may have cost beside `costUsd` and `tokens`. */
    uncertain: z.strictObject({ usd: z.number().nullable(), tokens: count }),
    /** What providers did not honour, the most frequent first. */
    fidelity: z.array(z.strictObject({ model: z.string(), warning: z.string(), calls: count })),
    /** Model ids as answered, with the times at which they were first and last seen. */
    modelIds: z.array(z.strictObject({ model: z.string(), modelId: z.string(), calls: count, firstAt: z.string(), lastAt: z.string() })),
  }),
  cells: z.array(CellResult),
  contrasts: z.array(Contrast),
  /** What was answered to questions that were asked after trials; empty where none were. */
  followUps: FollowUpResults,
  /** Rates as the published study defines them, and as we hold right, where the run has the cells for them. */
  paperRates: z.array(PaperRate),
  /** The published figures beside those of the run; null unless it was asked for. */
  comparison: PublishedComparison.nullable(),
  /** A regression over all cells of each behaviour and model. */
  behaviourModels: z.array(z.union([BehaviourModel, UnmodelledBehaviour])),
  /** What judges said of trials; absent where none has read any. */
  ratings: RatingResults.optional(),
  /** The audit of its monitors; absent unless it was asked for, and where the run has no oversight scenario. */
  audit: Audit.optional(),
});
export type Results = z.infer<typeof Results>;

/** The words that every output bears where a subject is a reference subject. */
export const plantedNotice = 'planted subjects, not findings';
