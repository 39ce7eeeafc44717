import { z } from 'zod';
import { Interval } from './interval.ts';

const Share = z.strictObject({ value: z.number(), trials: z.int().min(0) });

/** A value in percent or percentage points, with what it rests on. */
const RateEstimate = z.strictObject({
  value: z.number(),
  interval: Interval,
  trials: z.int().min(0),
  /** The same among trials that opened the documents and the data. */
  engaged: Share.nullable(),
  /** The same among trials that were shown the record before their first act. */
  treated: Share.nullable(),
});
export type RateEstimate = z.infer<typeof RateEstimate>;

/** The behaviours that the paper has tables of. */
export const paperBehaviours = ['misrepresentation', 'shutdown_tampering', 'alignment_faking', 'exfiltration', 'refusal'] as const;

/** A rate as Potter et al. 2026 define it, or as we hold right, at one place of its tables. */
export const PaperRate = z.strictObject({
  model: z.string(),
  behaviour: z.enum(paperBehaviours),
  /** What is counted, in full. */
  name: z.string(),
  /** As the paper defines it, or as we hold right. */
  definition: z.enum(['paper', 'ours']),
  /** The scenario, where it is of one alone. */
  scenario: z.string().nullable(),
  /** A share in percent, or a difference in percentage points. */
  unit: z.enum(['%', 'pp']),
  atStake: z.enum(['peer', 'self']),
  relationship: z.string(),
  /** By the way in which the record was brought; null where the run lacks a cell or has no trial there. */
  channels: z.array(
    z.strictObject({
      channel: z.enum(['none', 'document', 'document-and-prompt', 'memory']),
      estimate: RateEstimate.nullable(),
      lacking: z.array(z.string()),
    }),
  ),
  /** The mean over the channels, each counting alike; null where one has no estimate. */
  average: RateEstimate.nullable(),
  /** The largest of the channels: descriptive, and biased upwards, so it has no interval. */
  maximum: z.strictObject({ value: z.number(), channel: z.string() }).nullable(),
});
export type PaperRate = z.infer<typeof PaperRate>;
