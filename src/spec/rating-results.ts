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
  /** Readings by outcome. */
  readings: z.strictObject({ rated: count, invalid: count, refused: count, failed: count }),
  /** By question. */
  answers: z.record(z.string(), answers),
  /**
   * For a series about refusals: `refused`, and each measure that an open refusal makes false, by this judge's word on
   * refusals instead of text-rule/1. Empty for other series.
   */
  measures: z.record(z.string(), MeasureEstimate),
});

/** A rate with the judge's error taken out by people's labels, or why there is none. */
export const CorrectedRate = z.strictObject({
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

/** What judges said of the trials of a run, series by series. */
export const RatingResults = z.strictObject({
  series: z.array(
    z.strictObject({
      series: RatingSeries,
      /** Cells of which any trial was read. */
      cells: z.array(cell),
      /** Raw and corrected rates; empty where nobody has labelled what the series asks. */
      corrected: z.array(CorrectedRate),
    }),
  ),
});
export type RatingResults = z.infer<typeof RatingResults>;
