import { z } from 'zod';
import { RatingSeries, Reading, type Spending, type Usage } from '../../spec/index.ts';

/** What a line begins with, whatever it holds. */
export const lineFormat = 'custodes.rating-line/1';

/** What every line says: whose spending it is, and what it came to. */
const common = {
  format: z.literal(lineFormat),
  /** The whole series, so that each line can be read by itself; what the rubric asks follows from its hash. */
  series: RatingSeries.omit({ definition: true }),
  /** The transcript by its id, and by the hash of what a reader is shown of it. */
  transcript: z.strictObject({ id: z.string(), hash: z.string() }),
  repeat: z.int().min(1),
  /** US dollars of the calls that were answered; null where it is not known. */
  costUsd: z.number().nullable(),
  /** Worst case of attempts without an answer, which may have been billed. */
  uncertain: z.custom<Spending>((value) => typeof value === 'object' && value !== null),
  /** ISO 8601. */
  at: z.string(),
};

/** A line of a file of ratings: a reading, or what was spent on one that came to nothing, since it was dropped. */
export const RatingLine = z.discriminatedUnion('type', [
  Reading.extend({ ...common, type: z.literal('reading') }),
  z.strictObject({ ...common, type: z.literal('dropped'), usage: z.custom<Usage>() }),
]);
export type RatingLine = z.infer<typeof RatingLine>;
