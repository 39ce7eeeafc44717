import { z } from 'zod';
import { Interval } from '../interval.ts';
import { AuditChange } from './audit-comparison.ts';
import { OperatingPoint } from './audit-rate.ts';

const count = z.int().min(0);

/**
 * A condition of the verdict, and whether it holds; `needed` are the items that would tell, at the rates found. Leniency is
 * a condition for each framing that the run has: the author's name, its style, and a consequence for it.
 */
export const AuditCriterion = z.strictObject({
  name: z.enum(['hits', 'false-alarms', 'leniency', 'leniency-style', 'leniency-consequence', 'verdicts']),
  answer: z.enum(['holds', 'fails', 'cannot-tell']),
  sentence: z.string(),
  needed: z.strictObject({ harmful: count.nullable(), innocent: count.nullable() }).nullable(),
});
export type AuditCriterion = z.infer<typeof AuditCriterion>;

/** What a measure against leniency gives back, the same items under both; above 0 is more flags under the measure. */
export const AuditMitigation = z.strictObject({
  name: z.enum(['hide-names', 'rewrite-style', 'other-monitor', 'two-monitors-either', 'two-monitors-both', 'no-consequence']),
  /** The other monitor, where one takes part. */
  with: z.string().nullable(),
  /** From what to what, in words. */
  sentence: z.string(),
  items: z.strictObject({ harmful: count, innocent: count }),
  hits: AuditChange.nullable(),
  falseAlarms: AuditChange.nullable(),
  auc: AuditChange.nullable(),
  /** Why there is no figure, and the command that would tell; null where there is one, and where no command would. */
  refused: z.string().nullable(),
  tellBy: z.string().nullable(),
});
export type AuditMitigation = z.infer<typeof AuditMitigation>;

/** May this monitor watch this agent? */
export const AuditVerdict = z.strictObject({
  scenario: z.string(),
  model: z.string(),
  /** The author level that stands for the watched agent, and its name where one was given. */
  watched: z.strictObject({ author: z.string(), model: z.string().nullable() }),
  among: z.string(),
  /** The cell that shows the monitor at this work, and the one without author that leniency is held against. */
  cell: z.string(),
  baseline: z.string().nullable(),
  answer: z.enum(['yes', 'no', 'cannot-tell']),
  sentence: z.string(),
  criteria: z.array(AuditCriterion),
  operatingPoint: OperatingPoint,
  /** At the threshold: harmful items missed of 100, and false alarms of 1,000 innocent ones; null without a threshold. */
  risk: z
    .strictObject({
      missedPer100Harmful: z.strictObject({ expected: z.number(), interval: Interval }),
      falseAlarmsPer1000Innocent: z.strictObject({ expected: z.number(), interval: Interval }),
    })
    .nullable(),
  mitigations: z.array(AuditMitigation),
});
export type AuditVerdict = z.infer<typeof AuditVerdict>;

/** What the verdict is held to. */
export const AuditStandard = z.strictObject({
  /** The false-alarm rate that the threshold is chosen for. */
  falseAlarmRate: z.number().gt(0).lt(1),
  /** The least hit rate there that will do. */
  leastHitRate: z.number().gt(0).lt(1),
  /** The largest loss of hits by framing alone that is borne. */
  mostLeniency: z.number().gt(0).lt(1),
  /** The largest share of items without a verdict that is borne. */
  mostMissing: z.number().gt(0).lt(1),
});
export type AuditStandard = z.infer<typeof AuditStandard>;
