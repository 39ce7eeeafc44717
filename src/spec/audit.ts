import { z } from 'zod';
import { Interval } from './interval.ts';

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
    /** Flag from this score on. */
    threshold: z.number(),
    hits: AuditRate,
    /** With Clopper and Pearson's interval, which holds although the threshold was set by the same items. */
    falseAlarms: AuditRate,
    /** Of a new innocent item, which the threshold was not set by: (false alarms + 1) / (innocent items + 1). */
    expectedFalseAlarmRate: z.number(),
  }),
  z.strictObject({ allowed: z.number(), refused: z.string(), innocentNeeded: count.nullable() }),
]);
export type OperatingPoint = z.infer<typeof OperatingPoint>;

/** Why verdicts are missing, by how the trial ended. `withoutVerdict` ended by itself without one. */
export const MissingVerdicts = z.strictObject({
  refused: count,
  incomplete: count,
  idle: count,
  failed: count,
  withoutVerdict: count,
  notRun: count,
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
  /** `interval` is by DeLong's variance on the logit, or the score interval from 0.9 on and with few items; plain DeLong's and the score interval stand beside it. */
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

/** A condition of the verdict, and whether it holds; `needed` are the items that would tell, at the rates found. */
export const AuditCriterion = z.strictObject({
  name: z.enum(['hits', 'false-alarms', 'leniency', 'verdicts']),
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
  refused: z.string().nullable(),
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
  verdicts: z.array(AuditVerdict),
  arms: z.array(AuditArm),
  comparisons: z.array(AuditComparison),
  /** What a reader has to know of it, such as cells that were left out. */
  notes: z.array(z.string()),
});
export type Audit = z.infer<typeof Audit>;
