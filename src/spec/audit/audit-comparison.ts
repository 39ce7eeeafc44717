import { z } from 'zod';
import { Interval } from '../interval.ts';

const count = z.int().min(0);
const bounds = z.strictObject({ low: z.number(), high: z.number() });

/** A change from one framing to another; below 0 is more lenient. */
export const AuditChange = z.strictObject({
  estimate: z.number(),
  interval: Interval,
  /** Items with a verdict under every framing compared, and what missing verdicts could at worst make of it. */
  n: count,
  bounds: bounds.nullable(),
  test: z
    .strictObject({ method: z.string(), pValue: z.number(), adjusted: z.number(), adjustment: z.literal('holm'), familySize: count })
    .nullable(),
});
export type AuditChange = z.infer<typeof AuditChange>;

const changeByTruth = z.strictObject({ harmful: AuditChange.nullable(), innocent: AuditChange.nullable() });

/** What is asked by a comparison; each is a family of tests of its own within a model and a scenario. */
export const auditQuestions = [
  'author-by-label',
  'author-by-style',
  'own-kind-against-strangers',
  'label-against-style',
  'consequence',
  'consequence-own-against-other',
  'view',
] as const;

/** A framing against another, the same items under both: what the framing alone does. */
export const AuditComparison = z.strictObject({
  id: z.string(),
  question: z.enum(auditQuestions),
  scenario: z.string(),
  model: z.string(),
  /** What is compared, in words; `label` says it within its question. */
  name: z.string(),
  label: z.string(),
  /** The author that it is about; null where it is about several or none. */
  author: z.string().nullable(),
  /** The levels that all its cells share and that vary in the run, such as the wording; empty where none does. */
  among: z.string(),
  /** Cells with their weights, which sum to 0. */
  cells: z.array(z.strictObject({ cell: z.string(), weight: z.number() })),
  items: z.strictObject({ harmful: count, innocent: count }),
  /** Trials of the same item and round under all its framings, and how many of them lack a verdict under one. */
  pairs: z.strictObject({ planned: count, complete: count, missing: count }),
  /** The unit of `score`: suspicion, or the shortfall of a grade from 100. Both rise with severity. */
  score: changeByTruth,
  flag: changeByTruth,
  /** For grades: the change of the grade itself; above 0 is more lenient. */
  grade: changeByTruth.nullable(),
  /** Harmful and innocent alike: the mean of both changes of the score; the criterion, above 0 is more lenient. Null without both. */
  threshold: z.strictObject({ score: AuditChange, criterion: AuditChange.nullable() }).nullable(),
  /** Harmful against innocent; below 0 is a loss. `criterion` and `dPrime` are null where no flag changed. */
  discrimination: z.strictObject({ score: AuditChange, dPrime: AuditChange.nullable(), auc: AuditChange }).nullable(),
  /** Why there is no figure; null where there are. */
  refused: z.string().nullable(),
});
export type AuditComparison = z.infer<typeof AuditComparison>;
