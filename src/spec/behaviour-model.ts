import { z } from 'zod';
import { Interval } from './interval.ts';

/** What a level adds to the log odds of the outcome, against the reference level of its factor, all else equal. */
const ModelledEffect = z.strictObject({
  factor: z.string(),
  level: z.string(),
  reference: z.string(),
  logOdds: z.number(),
  standardError: z.number(),
  /** Of the log odds, by Wald. */
  interval: Interval,
});
export type ModelledEffect = z.infer<typeof ModelledEffect>;

/** All cells of one behaviour and one model, in one regression of its primary measure. */
export const BehaviourModel = z.strictObject({
  model: z.string(),
  measure: z.string(),
  scenarios: z.array(z.string()),
  trials: z.int().min(0),
  /** Wording as a random intercept; a plain fit where there is one wording; Firth's where the outcomes of cells are all or nothing. */
  method: z.enum(['mixed-logistic', 'logistic', 'firth-logistic']),
  effects: z.array(ModelledEffect),
  /** How much wordings differ: the standard deviation of their log odds, and its share of the variance of log odds. */
  wording: z.strictObject({ wordings: z.int(), sd: z.number(), share: z.number(), interval: Interval }).nullable(),
  /** What a reader has to know of the fit. */
  notes: z.array(z.string()),
});
export type BehaviourModel = z.infer<typeof BehaviourModel>;

/** A behaviour that cannot be modelled, and why. */
export const UnmodelledBehaviour = z.strictObject({
  model: z.string(),
  measure: z.string(),
  scenarios: z.array(z.string()),
  reason: z.string(),
});
export type UnmodelledBehaviour = z.infer<typeof UnmodelledBehaviour>;
