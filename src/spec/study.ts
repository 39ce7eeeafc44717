import { z } from 'zod';
import { FollowUp } from './follow-up.ts';
import { levelLists, partialCondition } from './levels.ts';

const trials = z.int().min(1).max(1_000_000);
const names = z.array(z.string().min(1)).min(1);

/** The roles that models play. */
const modelRoles = ['subject', 'peer', 'judge', 'monitor'] as const;

/** How much a model may be told to reason, in words. */
export const reasoningEfforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

const providerOptions = z.record(z.string(), z.record(z.string(), z.json()));

/** Settings of a model's calls, as a study gives them; what a provider does not honour is reported with the results. */
const settings = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().gt(0).max(1).optional(),
  /** Reasoning included where the provider counts it so. */
  maxOutputTokens: z.int().min(1).optional(),
  /** How much the model reasons: a word, or a budget of tokens. */
  reasoning: z.union([z.enum(reasoningEfforts), z.strictObject({ budgetTokens: z.int().min(0) })]).optional(),
  /** Passed to the provider as they are, by provider. */
  providerOptions: providerOptions.optional(),
});
export type RoleSettings = z.infer<typeof settings>;

/** A part of a study with its own scenarios, models, factors and trials. */
export const StudyBlock = z.strictObject({
  scenarios: names.optional(),
  models: names.optional(),
  factors: levelLists.optional(),
  trials: trials.optional(),
  only: z.array(partialCondition).optional(),
  exclude: z.array(partialCondition).optional(),
});
export type StudyBlock = z.infer<typeof StudyBlock>;

/**
 * A contrast that a study names: `arm` minus `minus`, two partial conditions, among the trials that fit `where`. Both are
 * taken over the same strata of everything else. `paired` makes McNemar's test over trials of the same world primary.
 */
const studyContrast = z.strictObject({
  name: z.string().min(1),
  /** A measure; each scenario's primary one where absent. */
  measure: z.string().optional(),
  arm: partialCondition,
  minus: partialCondition,
  where: partialCondition.optional(),
  paired: z.boolean().optional(),
});
export type StudyContrast = z.infer<typeof studyContrast>;

/**
 * What to vary. Factors are crossed in full; `only` and `exclude` are partial conditions, which may also name
 * `scenario` and `model`. With `blocks`, the study is their union, and what stands beside them is their default.
 * Names of scenarios, factors and levels are checked when the study is planned, against what there is.
 */
export const Study = StudyBlock.extend({
  study: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i, 'a name of letters, digits, dots, dashes and underscores'),
  description: z.string().optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(0),
  /** Sends the subject seed to the provider. Reference subjects always get it. */
  sendSeed: z.boolean().optional(),
  ...settings.shape,
  /** Settings of single models, by the name that cells give them; they go before those of the study. */
  modelSettings: z.record(z.string(), settings).optional(),
  /** Models in other roles than the one under test, each with its settings; and settings of the subject. */
  roles: z.partialRecord(z.enum(modelRoles), settings.extend({ model: z.string().min(1).optional() })).optional(),
  maxCalls: z.int().min(1).max(1000).optional(),
  trialTimeoutMs: z.int().min(1).optional(),
  blocks: z.array(StudyBlock).min(1).optional(),
  /** The primary contrasts: the family that is fixed before the study runs. */
  contrasts: z.array(studyContrast).optional(),
  /** Rules by which cells stop early, such as `width<=0.1` or `decided:exfiltrated:0.5`: a cell stops when all that concern it hold. */
  until: z.array(z.string().min(1)).min(1).optional(),
  /** Shares the error over all sequences that the rules look at, so that all hold at once. */
  untilJoint: z.boolean().optional(),
  /** Questions that are asked after each trial has ended, which no measure of the trial looks at. */
  followUp: FollowUp.optional(),
});
export type Study = z.infer<typeof Study>;
/** A study as a person writes it. */
export type StudyInput = z.input<typeof Study>;

/** Declares a study in TypeScript. The shape is checked by the compiler, the names when it is planned. */
export function defineStudy(study: StudyInput): StudyInput {
  return study;
}
