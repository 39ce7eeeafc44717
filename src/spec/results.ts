import { z } from 'zod';
import { dispositions } from './disposition.ts';
import { runStatuses } from './run.ts';

const count = z.int().min(0);

/** An interval with its level and method. */
export const Interval = z.strictObject({ level: z.number(), method: z.string(), low: z.number(), high: z.number() });
export type Interval = z.infer<typeof Interval>;

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
});
export type CellResult = z.infer<typeof CellResult>;

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
  }),
  cells: z.array(CellResult),
  contrasts: z.array(z.unknown()),
});
export type Results = z.infer<typeof Results>;

/** The words that every output bears where a subject is a reference subject. */
export const plantedNotice = 'planted subjects, not findings';
