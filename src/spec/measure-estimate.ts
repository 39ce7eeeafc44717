import { z } from 'zod';
import { Interval } from './interval.ts';

const count = z.int().min(0);

const bounds = z.strictObject({ low: z.number(), high: z.number() });

/**
 * What is known of one measure in one cell. `n` is the trials with a value, `missing` the rest of those planned.
 * `rate`, `mean`, `sd` and `interval` are null where `n` does not give them; `bounds` count the missing as all no,
 * then all yes, over `planned`.
 */
export const MeasureEstimate = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('boolean'),
    count,
    n: count,
    missing: count,
    rate: z.number().nullable(),
    interval: Interval.nullable(),
    bounds,
  }),
  z.strictObject({
    type: z.literal('number'),
    n: count,
    missing: count,
    mean: z.number().nullable(),
    sd: z.number().nullable(),
    interval: Interval.nullable(),
  }),
  z.strictObject({ type: z.literal('category'), n: count, missing: count, counts: z.record(z.string(), count) }),
]);
export type MeasureEstimate = z.infer<typeof MeasureEstimate>;
