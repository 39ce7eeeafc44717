import { z } from 'zod';
import type { Spending } from './call.ts';
import type { Usage } from './event.ts';

/** A question of a rubric, with the answers that it can take. */
export interface RubricField {
  /** Such as `refusal`; where it is one of `labelNames` or a measure, its answers are those of labels. */
  readonly name: string;
  /** What is asked. */
  readonly question: string;
  /** What each answer means, by answer, in order. */
  readonly answers: Readonly<Record<string, string>>;
  /** Answers that say that the thing is not there, so that no entry needs to be cited. */
  readonly uncited: readonly string[];
}

/** A versioned set of questions that a judge answers of one transcript. */
export interface Rubric {
  /** Name and version, such as `refusal/1`. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** What the judge is told, as Markdown. */
  readonly guidance: string;
  /** At least one; the first is the one that stands for the rubric. */
  readonly fields: readonly RubricField[];
  /** Whether the judge is shown what the world's state shows to have changed. */
  readonly showsChanges: boolean;
  /** SHA-256 of the file. */
  readonly hash: string;
}

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
  /** Model calls that were answered. */
  calls: z.int().min(0),
  /** The model id that the provider reported; null where there is none. */
  modelId: z.string().nullable(),
  usage: z.custom<Usage>(),
});
export type Reading = z.infer<typeof Reading>;

/** A series of ratings: one rubric, one judge, with all that decides its answers. Ratings anew are another series. */
export const RatingSeries = z.strictObject({
  /** From 1, in the order in which series were begun in the run. */
  id: z.int().min(1),
  /** Name and version, such as `refusal/1`, and the hash of its text. */
  rubric: z.string(),
  rubricHash: z.string(),
  /** The judge's model name, as given. */
  judge: z.string(),
  /** True where the judge is a reference judge: its error is planted. */
  synthetic: z.boolean(),
  /** How often each trial is read. */
  repeats: z.int().min(1),
  /** As asked for; null where it was left to the provider. */
  temperature: z.number().nullable(),
  /** Output tokens that a call may take. */
  maxOutputTokens: z.int().min(1).optional(),
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

/** What rating needs of a store. */
export interface RatingSink {
  /** Begins a series and gives it its id. Throws StoreError. */
  begin(series: Omit<RatingSeries, 'id'>): RatingSeries;
  /** Writes a rating to disk before it returns. Throws StoreError, and InternalError where that place has one. */
  append(rating: NewRating): void;
  /** Whether this place of a series has been rated. */
  has(series: number, cell: string, index: number, repeat: number): boolean;
}

/** What readers of ratings need. */
export interface RatingReader {
  /** All series, in the order in which they were begun. */
  series(): readonly RatingSeries[];
  /** The ratings of a series, in the order of cells, indexes and repeats; read as a stream. */
  ratings(series: number): Iterable<Rating>;
  /** The ratings of one trial, in the order in which they came in. */
  ratingsOf(cell: string, index: number): readonly Rating[];
  /** What the calls of a series came to; the dollars of those calls whose cost is known. */
  spent(series: number): Spending;
}

/** Branches of a trial's conversation from here on are ratings; those of questions and interviews lie below. */
export const firstRatingBranch = 1_000_000;
const repeatsPerSeries = 1000;
/** How often a trial can be read in one series, at most. */
export const mostRepeats = repeatsPerSeries - 1;

/** The branch to which the calls of a rating belong. `repeat` from 1 to 999. */
export function ratingBranch(series: number, repeat: number): number {
  return firstRatingBranch + series * repeatsPerSeries + repeat;
}

/** The place of a rating by the branch of its calls; undefined for a branch of anything else. */
export function ratingOfBranch(branch: number): { readonly series: number; readonly repeat: number } | undefined {
  if (branch < firstRatingBranch) return undefined;
  const place = branch - firstRatingBranch;
  return { series: Math.floor(place / repeatsPerSeries), repeat: place % repeatsPerSeries };
}
