import { z } from 'zod';
import { Interval } from './interval.ts';

/** A published figure beside the same of a run. */
export const PaperComparison = z.strictObject({
  /** The model as the run names it, and as the paper does. */
  model: z.string(),
  paperModel: z.string(),
  behaviour: z.string(),
  atStake: z.enum(['peer', 'self']),
  /** In words: the relationship, or with which peer. */
  relationship: z.string(),
  statistic: z.enum(['rate', 'mean over histories', 'largest over histories', 'mean over histories and relationships', 'range']),
  /** As published, in percent or percentage points. */
  value: z.number(),
  unit: z.enum(['%', 'pp']),
  /** Of the published figure. A: the authors' own words; B: a detailed reading note; C: one press source. */
  confidence: z.enum(['A', 'B', 'C']),
  /** Ours, in the published unit; null where it could not be made. */
  ours: z.number().nullable(),
  /** Ours minus theirs. */
  difference: z.number().nullable(),
  /** Of the difference, unadjusted: simulated on both sides, so that it holds for a largest value too. */
  interval: Interval.nullable(),
  pValue: z.number().nullable(),
  /** By Holm's method over all figures that were compared. */
  adjusted: z.number().nullable(),
  verdict: z.enum(['consistent', 'inconsistent', 'too imprecise to tell', 'not comparable']),
  /** Why it is not comparable, or how the published figure was read; null where there is nothing to say. */
  reason: z.string().nullable(),
});
export type PaperComparison = z.infer<typeof PaperComparison>;

/** A run held against the published figures. */
export const PublishedComparison = z.strictObject({
  /** Of the published study, such as `potter2026`. */
  against: z.string(),
  /** Whether planted subjects stood in, to test the comparison itself. */
  selfTest: z.boolean(),
  /** What holds for every row. */
  note: z.string(),
  rows: z.array(PaperComparison),
});
export type PublishedComparison = z.infer<typeof PublishedComparison>;
