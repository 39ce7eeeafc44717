import { z } from 'zod';

const level = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);
const levels = z.record(z.string(), z.array(level).min(1));
const partialCondition = z.record(z.string(), z.union([level, z.array(level).min(1)]));
const trials = z.int().min(1).max(1_000_000);
const names = z.array(z.string().min(1)).min(1);

/** A part of a study with its own scenarios, models, factors and trials. */
export const StudyBlock = z.strictObject({
  scenarios: names.optional(),
  models: names.optional(),
  factors: levels.optional(),
  trials: trials.optional(),
  only: z.array(partialCondition).optional(),
  exclude: z.array(partialCondition).optional(),
});
export type StudyBlock = z.infer<typeof StudyBlock>;

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
  temperature: z.number().min(0).max(2).optional(),
  maxOutputTokens: z.int().min(1).optional(),
  maxCalls: z.int().min(1).max(1000).optional(),
  trialTimeoutMs: z.int().min(1).optional(),
  blocks: z.array(StudyBlock).min(1).optional(),
});
export type Study = z.infer<typeof Study>;
/** A study as a person writes it. */
export type StudyInput = z.input<typeof Study>;

/** Declares a study in TypeScript. The shape is checked by the compiler, the names when it is planned. */
export function defineStudy(study: StudyInput): StudyInput {
  return study;
}
