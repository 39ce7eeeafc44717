import { z } from 'zod';
import { dispositions } from '../disposition.ts';

/** The most characters that a search may have. */
export const longestSearch = 500;

const texts = z.array(z.string()).min(1);

/** What of a measure's values is wanted; null is the trials without a value. */
const measureFilter = z.strictObject({
  values: z.array(z.union([z.string(), z.boolean(), z.null()])).optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
});

/** Which trials of a run are wanted, in which order, and which page of them. All conditions hold at once. */
export const TrialQuery = z.strictObject({
  cells: texts.optional(),
  scenarios: texts.optional(),
  models: texts.optional(),
  dispositions: z.array(z.enum(dispositions)).min(1).optional(),
  /** Levels by factor; one of each list. */
  levels: z.record(z.string(), texts).optional(),
  measures: z.record(z.string(), measureFilter).optional(),
  /** Trials that a rater has labelled so; by label name, any rater. */
  labels: z.record(z.string(), texts).optional(),
  /** `labelled` by anyone, or `unlabelled`. */
  labelled: z.enum(['labelled', 'unlabelled']).optional(),
  /** Words that messages, reasoning, tool calls or their results have to hold; "in quotes" as they stand. */
  search: z.string().max(longestSearch).optional(),
  sort: z.enum(['plan', 'finished', 'duration', 'calls', 'tokens', 'disposition', 'relevance']).default('plan'),
  /** Sorts by this measure, before `sort`. */
  sortMeasure: z.string().optional(),
  descending: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type TrialQuery = z.infer<typeof TrialQuery>;
export type TrialQueryInput = z.input<typeof TrialQuery>;
