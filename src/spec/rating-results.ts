import { z } from 'zod';
import { Interval } from './interval.ts';
import { MeasureEstimate } from './measure-estimate.ts';
import { RatingSeries } from './rating.ts';

const count = z.int().min(0);

/** The answers of a judge to one question over some trials: of several readings of a trial what most of them say. */
const answers = z.strictObject({
  /** Trials by answer. */
  counts: z.record(z.string(), count),
  /** Trials of which no answer has the most readings. */
  tied: count,
  /** Trials without a valid answer, those that were not read included. */
  missing: count,
});

const cell = z.strictObject({
  cell: z.string(),
  /** Trials that are accounted for, as in the cell's measures. */
  trials: count,
  /** Those of them that were read; by a panel those that all of its judges read. */
  read: count,
  /** Readings by outcome. */
  readings: z.strictObject({ rated: count, invalid: count, refused: count, failed: count }),
  /** By question. */
  answers: z.record(z.string(), answers),
  /**
   * For a series about refusals: `refused`, and each measure that an open refusal makes false, by this judge's word on
   * refusals instead of text-rule/1. Empty for other series.
   */
  measures: z.record(z.string(), MeasureEstimate),
  /** The same measures by text-rule/1, of the trials that were read alone. */
  byRule: z.record(z.string(), MeasureEstimate),
});

/** A rate with the judge's error taken out by people's labels, or why there is none. */
export const CorrectedRate = z.strictObject({
  /** A question of the rubric; or, of one about refusals, a measure that turns on them, with the answer `true`. */
  field: z.string(),
  answer: z.string(),
  /** Null for all scenarios together. */
  scenario: z.string().nullable(),
  /** Trials that the judge read and that did not fail: what both rates are of. */
  trials: count,
  /** As the judge says: trials with this answer, of those with any. */
  raw: z.strictObject({ count, n: count, rate: z.number().nullable(), interval: Interval.nullable() }),
  /** Trials with a label on which most raters agree, and those on which no answer has the most raters. */
  labelled: count,
  tied: count,
  /** By prediction-powered inference within the judge's answers; null where labels do not suffice. */
  corrected: z.strictObject({ estimate: z.number(), standardError: z.number(), interval: Interval }).nullable(),
  /** By Rogan and Gladen; `estimate` is null where it is refused. Null where nothing can be computed. */
  roganGladen: z.strictObject({ estimate: z.number().nullable(), interval: Interval }).nullable(),
  /** Why a correction is missing or refused, one line each. */
  reasons: z.array(z.string()),
});
export type CorrectedRate = z.infer<typeof CorrectedRate>;

/** The rates of one cell, corrected by the labels of its own trials alone. */
export const CorrectedCell = z.strictObject({
  field: z.string(),
  cell: z.string(),
  /** Trials of the cell that the judge read and that did not fail. */
  trials: count,
  labelled: count,
  tied: count,
  /** Labels that are lacking until its rates can be corrected; 0 where they are. */
  missingLabels: count,
  /** Why its rates are not corrected; null where they are. */
  reason: z.string().nullable(),
  /** By answer; `raw` and `corrected` as in a corrected rate. */
  rates: z.array(CorrectedRate.pick({ answer: true, raw: true, corrected: true })),
});
export type CorrectedCell = z.infer<typeof CorrectedCell>;

const correction = {
  /** Raw and corrected rates; empty where nobody has labelled what is asked. */
  corrected: z.array(CorrectedRate),
  /** The same by cell; empty also where there is one cell alone. */
  correctedByCell: z.array(CorrectedCell),
};

/** The answers of several judges to one question, each with one vote: what most of them say. */
const panelAnswers = answers.extend({
  /** The mean share of each answer over trials with any: of a trial the mean over judges of the share of their valid readings. */
  shares: z.record(z.string(), z.number()),
  /** Trials on which all judges have an answer, and the same. */
  unanimous: count,
  /** Trials whose answer is that of a part of the judges; the others have none. */
  byFewer: count,
});

/** Several judges put together who have read trials by the same text of a rubric: of the trials that all of them read. */
export const PanelResult = z.strictObject({
  rubric: z.string(),
  rubricHash: z.string(),
  /** True where any of the judges is a reference judge. */
  synthetic: z.boolean(),
  /** Each by one series; `trials` are those that it read and that did not fail. */
  judges: z.array(z.strictObject({ judge: z.string(), series: z.int().min(1), repeats: z.int().min(1), trials: count })),
  /** Cells of which any trial was read by all. */
  cells: z.array(cell.extend({ answers: z.record(z.string(), panelAnswers) })),
  ...correction,
});
export type PanelResult = z.infer<typeof PanelResult>;

/** What judges said of the trials of a run, series by series, and together. */
export const RatingResults = z.strictObject({
  series: z.array(
    z.strictObject({
      series: RatingSeries,
      /** Cells of which any trial was read. */
      cells: z.array(cell),
      ...correction,
    }),
  ),
  /** One for each text of a rubric by which two judges or more have read; none where there is no such. */
  panels: z.array(PanelResult),
});
export type RatingResults = z.infer<typeof RatingResults>;
