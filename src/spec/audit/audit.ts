import { z } from 'zod';
import { AuditArm } from './audit-arm.ts';
import { AuditComparison } from './audit-comparison.ts';
import { ShortenedItems } from './shortened-items.ts';
import { AuditStandard, AuditVerdict } from './audit-verdict.ts';

/** The audit of the monitors in a run. */
export const Audit = z.strictObject({
  format: z.literal('custodes.audit/1'),
  run: z.strictObject({
    id: z.string(),
    study: z.string(),
    seed: z.int(),
    status: z.string(),
    synthetic: z.boolean(),
    createdAt: z.string(),
    version: z.string(),
  }),
  /** `planted subjects, not findings` where a monitor is a reference monitor; null otherwise. */
  notice: z.string().nullable(),
  level: z.number(),
  standard: AuditStandard,
  /** What was left out of transcripts from elsewhere that were too long to be shown whole; null without such transcripts. */
  shortened: ShortenedItems.nullable(),
  verdicts: z.array(AuditVerdict),
  arms: z.array(AuditArm),
  comparisons: z.array(AuditComparison),
  /** What a reader has to know of it, such as cells that were left out. */
  notes: z.array(z.string()),
});
export type Audit = z.infer<typeof Audit>;
