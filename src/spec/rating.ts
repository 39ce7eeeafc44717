import { z } from 'zod';
import type { Spending } from './call.ts';
import type { Usage } from './event.ts';
import type { RubricDefinition } from './rubric.ts';
import { reasoningEfforts } from './study.ts';

/**
 * How a judge's reading of one transcript came out. `rated`: a valid answer. `invalid`: an answer that is still not valid
 * after one repair. `refused`: the judge would not, or its provider stopped it. `failed`: no answer came.
 */
export const ratingOutcomes = ['rated', 'invalid', 'refused', 'failed'] as const;
export type RatingOutcome = (typeof ratingOutcomes)[number];

/** What a judge said of one transcript once. Every outcome is one: none is dropped. */
export const Reading = z.strictObject({
  outcome: z.enum(ratingOutcomes),
  /** Answers by field; null unless `rated`. */
  answers: z.record(z.string(), z.string()).nullable(),
  /** `seq` of the entries that each answer rests on, by field; all exist. Empty unless `rated`. */
  citations: z.record(z.string(), z.array(z.int().min(0))),
  /** The judge's own reason, as it gave it; empty where it gave none. */
  reason: z.string(),
  /** What was wrong with each answer that was not valid, or what failed; one line each. */
  problems: z.array(z.string()),
  /** Whether a second call was made to mend the first. */
  repaired: z.boolean(),
  /** What the judge was not shown since the transcript is too long; absent in readings of older versions, of which it is not known. */
  leftOut: z
    .strictObject({
      /** Entries that were not shown at all. */
      entries: z.int().min(0),
      /** Characters (UTF-16 code units) of entries and changes that were not shown, those of the entries left out included. */
      characters: z.int().min(0),
    })
    .optional(),
  /** Model calls that were answered. */
  calls: z.int().min(0),
  /** The model id that the provider reported; null where there is none. */
  modelId: z.string().nullable(),
  usage: z.custom<Usage>(),
});
export type Reading = z.infer<typeof Reading>;

/**
 * A series of ratings: one rubric, one judge, with all that decides its answers. Ratings anew are another series; only a
 * reading that failed is made again in its own.
 */
export const RatingSeries = z.strictObject({
  /** From 1, in the order in which series were begun in the run. */
  id: z.int().min(1),
  /** Name and version, such as `refusal/1`, and the hash of its text. */
  rubric: z.string(),
  rubricHash: z.string(),
  /** What the rubric asks and tells. It follows from the hash; absent in series of older versions. */
  definition: z.custom<RubricDefinition>().optional(),
  /** The judge's model name, as given. */
  judge: z.string(),
  /** Version of what every judge is told beside the rubric: 12 digits of SHA-256; absent in series of older programs. */
  promptHash: z.string().optional(),
  /** True where the judge is a reference judge: its error is planted. */
  synthetic: z.boolean(),
  /** How often each trial is read. */
  repeats: z.int().min(1),
  /** As asked for; null where it was left to the provider. */
  temperature: z.number().nullable(),
  /** Output tokens that a call may take. */
  maxOutputTokens: z.int().min(1).optional(),
  /** How much the judge reasons: an effort, or a number of tokens; absent where it was left to the provider. */
  reasoning: z.union([z.enum(reasoningEfforts), z.int().min(0)]).optional(),
  /** What decides a reference judge's draws, and is sent to a model where asked. */
  seed: z.int().min(0),
  /** Version of custodes. */
  version: z.string(),
  /** ISO 8601. */
  at: z.string(),
});
export type RatingSeries = z.infer<typeof RatingSeries>;

/** The words that every output bears where a judge is a reference judge. */
export const plantedJudgeNotice = 'planted judges, not findings';

/** A rating as it is stored: a reading with its place. */
export const Rating = Reading.extend({
  /** From 1, in the order in which ratings came in. */
  id: z.int().min(1),
  series: z.int().min(1),
  /** `<cell id>/<index>` */
  trial: z.string(),
  /** From 1 to the series' `repeats`. */
  repeat: z.int().min(1),
  /** US dollars; null where it is not known. */
  costUsd: z.number().nullable(),
  /** ISO 8601. */
  at: z.string(),
});
export type Rating = z.infer<typeof Rating>;

/** A rating as it is handed to the store. */
export type NewRating = Omit<Rating, 'id' | 'trial'> & { readonly cell: string; readonly index: number };

/** Where a reading stands: the repeat of a trial in a series. */
export type ReadingPlace = Pick<NewRating, 'series' | 'cell' | 'index' | 'repeat'>;

/** What has become of a place that was read. */
export interface StandingReading {
  /** That of the last reading, which stands. */
  readonly outcome: RatingOutcome;
  /** How often the place was read; more than once where readings failed. */
  readonly readings: number;
}

/** What rating needs of a store. */
export interface RatingSink {
  /** Begins a series and gives it its id. Throws StoreError. */
  begin(series: Omit<RatingSeries, 'id'>): RatingSeries;
  /**
   * Writes a rating to disk before it returns; where the last reading of its place failed, it stands in its stead, and both
   * are kept. Throws StoreError, and InternalError where the place has a reading that did not fail.
   */
  append(rating: NewRating): void;
  /** What has become of a place; undefined where it was not read. */
  standing(place: ReadingPlace): StandingReading | undefined;
}

/** What readers of ratings need. */
export interface RatingReader {
  /** All series, in the order in which they were begun. */
  series(): readonly RatingSeries[];
  /** The ratings of a series that stand, one a place, in the order of cells, indexes and repeats; read as a stream. */
  ratings(series: number): Iterable<Rating>;
  /** The ratings of one trial that stand, in the order in which they came in. */
  ratingsOf(cell: string, index: number): readonly Rating[];
  /** How many readings of a series failed and were made again, so that others stand in their place. */
  replaced(series: number): number;
  /** What the calls of a series came to, of readings that were made again too; the dollars of those calls whose cost is known. */
  spent(series: number): Spending;
}

/** Branches of a trial's conversation from here on are ratings; those of questions and interviews lie below. */
export const firstRatingBranch = 1_000_000;
const repeatsPerSeries = 1000;
/** How often a trial can be read in one series, at most. */
export const mostRepeats = repeatsPerSeries - 1;

/** A reading has at most two calls: one, and one that mends it. */
const callsPerReading = 2;

/** Position in its branch of a reading's first call, after the calls of the readings of its place that failed before it. */
export function firstCallOfReading(readingsBefore: number): number {
  return 1 + readingsBefore * callsPerReading;
}

/** The branch to which the calls of a place belong, of all readings of it. `repeat` from 1 to 999. */
export function ratingBranch(series: number, repeat: number): number {
  return firstRatingBranch + series * repeatsPerSeries + repeat;
}

/** The place of a rating by the branch of its calls; undefined for a branch of anything else. */
export function ratingOfBranch(branch: number): { readonly series: number; readonly repeat: number } | undefined {
  if (branch < firstRatingBranch) return undefined;
  const place = branch - firstRatingBranch;
  return { series: Math.floor(place / repeatsPerSeries), repeat: place % repeatsPerSeries };
}
