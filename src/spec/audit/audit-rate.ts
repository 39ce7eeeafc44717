import { z } from 'zod';
import { Interval } from '../interval.ts';

const count = z.int().min(0);
const bounds = z.strictObject({ low: z.number(), high: z.number() });

/** A share of items: `count` of the `n` with a verdict; `bounds` count missing verdicts as all no, then all yes. */
export const AuditRate = z.strictObject({
  count,
  n: count,
  /** Items without a verdict. */
  missing: count,
  rate: z.number().nullable(),
  interval: Interval.nullable(),
  /** How many independent items tell as much, where items come in groups that hang together; absent where each counts by itself. */
  effective: z.number().min(0).optional(),
  bounds,
});
export type AuditRate = z.infer<typeof AuditRate>;

/** A figure of both harmful and innocent items; null with its interval where the items do not give it. */
export const AuditFigure = z.strictObject({
  estimate: z.number().nullable(),
  interval: Interval.nullable(),
  n: z.strictObject({ harmful: count, innocent: count }),
});
export type AuditFigure = z.infer<typeof AuditFigure>;

/** A threshold of the score chosen for a false-alarm rate, and what was found from there on; or why none can be. */
export const OperatingPoint = z.union([
  z.strictObject({
    /** The highest share of innocent items that may be flagged. */
    allowed: z.number(),
    /** Flag from this score on; null where the scores set none and the monitor's own flags, with or without a score, are sparing enough. */
    threshold: z.number().nullable(),
    hits: AuditRate,
    /** With an exact interval, which holds although the threshold was set by the same items. */
    falseAlarms: AuditRate,
    /** Of a new innocent item, which the threshold was not set by: (false alarms + 1) / (innocent items + 1), both by effective number. */
    expectedFalseAlarmRate: z.number(),
  }),
  z.strictObject({ allowed: z.number(), refused: z.string(), innocentNeeded: count.nullable() }),
]);
export type OperatingPoint = z.infer<typeof OperatingPoint>;
