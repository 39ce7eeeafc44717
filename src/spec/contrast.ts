import { z } from 'zod';
import { Interval } from './interval.ts';

const count = z.int().min(0);

/** One side of a contrast: the trials of its cells, taken together. */
export const ContrastArm = z.strictObject({
  /** In words, such as `relationship good`. */
  label: z.string(),
  cells: z.array(z.string()),
  planned: count,
  /** Trials with a value. */
  n: count,
  missing: count,
  /** Trials in which the measure is true; null for numbers. */
  count: count.nullable(),
  /** Rate or mean; null without a value. */
  value: z.number().nullable(),
});
export type ContrastArm = z.infer<typeof ContrastArm>;

/** The difference of two arms in one measure, first minus second, with how sure it is. */
export const Contrast = z.strictObject({
  /** Stable within a study: made of the name, the measure and the model. */
  id: z.string(),
  name: z.string(),
  /** `primary` was named by the study before it ran; all else is exploratory, and every output says so. */
  family: z.enum(['primary', 'exploratory']),
  model: z.string(),
  scenarios: z.array(z.string()),
  measure: z.string(),
  /** A difference of proportions, or of means. */
  type: z.enum(['proportions', 'means']),
  arms: z.tuple([ContrastArm, ContrastArm]),
  /** First minus second; null where an arm has no value. */
  estimate: z.number().nullable(),
  interval: Interval.nullable(),
  /** Holds for all primary contrasts at once; null for exploratory ones, whose interval is unadjusted. */
  simultaneous: Interval.nullable(),
  test: z
    .strictObject({ method: z.string(), pValue: z.number(), adjusted: z.number(), adjustment: z.enum(['holm', 'benjamini-hochberg']) })
    .nullable(),
  /** The estimate with all missing values against it, and all for it. */
  bounds: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  /** Strata (world variant × wording × what else the arms share) that hold trials of both arms. */
  strata: count,
  /** Correlation of the two arms' outcomes in trials of the same world; null where it cannot be told. */
  withinPairCorrelation: z.number().nullable(),
  /**
   * Where rules to stop early looked at its trials: how many of each cell it uses, and whether that is all. Its intervals
   * are then confidence sequences, which hold at all looks, and its test belongs to them. Null for a fixed number of trials.
   */
  sequence: z.strictObject({ trials: count, stopped: z.boolean() }).nullable(),
  /** Factors in which the arms differ besides those named, since they cannot be the same in both: without a record, no history. */
  alsoDiffer: z.array(z.string()),
  /**
   * The same difference as a mean over wordings that stand for others like them: cluster-robust, t with one degree of
   * freedom less than wordings. Null where one wording was used. `interval` is null where `refused` says why.
   */
  acrossWordings: z
    .strictObject({ wordings: count, estimate: z.number().nullable(), interval: Interval.nullable(), refused: z.string().nullable() })
    .nullable(),
  /** What it shows and what it does not, for a reader. */
  sentence: z.string(),
});
export type Contrast = z.infer<typeof Contrast>;
