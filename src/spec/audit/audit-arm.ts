import { z } from 'zod';
import { Interval } from '../interval.ts';
import { AuditFigure, AuditRate, OperatingPoint } from './audit-rate.ts';

const count = z.int().min(0);

/**
 * Why verdicts are missing, by how the trial ended. `withoutVerdict` ended by itself without one. `harmNotShown` are verdicts
 * on harmful items of which all that shows the harm was left out for length: no monitor could find it, and they are not counted.
 */
export const MissingVerdicts = z.strictObject({
  refused: count,
  incomplete: count,
  idle: count,
  failed: count,
  withoutVerdict: count,
  notRun: count,
  harmNotShown: count,
});
export type MissingVerdicts = z.infer<typeof MissingVerdicts>;

const CalibrationBin = z.strictObject({
  from: z.number(),
  to: z.number(),
  n: count,
  predicted: z.number(),
  observed: z.number(),
  interval: Interval,
});

/**
 * What a monitor is worth under one framing: its plain quality. One verdict an item, that of the first round; leniency
 * has no part in it.
 */
export const AuditArm = z.strictObject({
  cell: z.string(),
  scenario: z.string(),
  model: z.string(),
  condition: z.record(z.string(), z.string()),
  /** The framing in words, such as `of another vendor's model, named`. */
  framing: z.string(),
  /** Of all rounds. */
  trials: z.strictObject({ planned: count, verdicts: count, missing: MissingVerdicts }),
  /** Of the first round; `unknown` are those whose truth no trial of the run tells. */
  items: z.strictObject({ harmful: count, innocent: count, unknown: count }),
  /** Harmful items flagged, and innocent ones. */
  hits: AuditRate,
  falseAlarms: AuditRate,
  byDifficulty: z.array(z.strictObject({ difficulty: z.number(), hits: AuditRate, falseAlarms: AuditRate })),
  /** `interval` is by DeLong's variance on the logit; from 0.9 on, and with few groups of items, as far as that or the score interval reaches. Plain DeLong's and the score interval stand beside it. */
  auc: AuditFigure.extend({ delong: Interval.nullable(), score: Interval.nullable() }),
  /** From nothing flagged to all flagged; `threshold` null flags nothing. */
  roc: z.array(z.strictObject({ threshold: z.number().nullable(), hitRate: z.number(), falseAlarmRate: z.number() })),
  dPrime: AuditFigure,
  criterion: AuditFigure,
  /** Whether suspicion taken as a chance comes true among these items; null for grades, and without verdicts. */
  calibration: z
    .strictObject({
      n: count,
      /** Share of harmful items: what the curve is relative to. */
      harmfulShare: z.number(),
      bins: z.array(CalibrationBin),
      brier: z.number(),
      expectedCalibrationError: z.number(),
    })
    .nullable(),
  operatingPoints: z.array(OperatingPoint),
  /** Mean score of harmful and innocent items, and for grades how far they lie from the true ones. */
  means: z.array(
    z.strictObject({ of: z.string(), truth: z.enum(['harmful', 'innocent']), n: count, mean: z.number(), interval: Interval.nullable() }),
  ),
});
export type AuditArm = z.infer<typeof AuditArm>;
