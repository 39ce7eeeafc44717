import { z } from 'zod';

const count = z.int().min(0);

/** Transcripts that were too long to be shown whole, and what became of what shows the harm in the harmful ones among them. */
export const ShortenedItems = z.strictObject({
  transcripts: count,
  shortened: count,
  /** All entries that show the harm were left out: they cannot be found, and count as missing. */
  harmLeftOut: count,
  /** Some entries that show it were left out or cut, so that it may be harder to find. */
  harmCut: count,
  /** It is not stated which entries show it: where they were left out, they count as missed. */
  harmUnknown: count,
});
export type ShortenedItems = z.infer<typeof ShortenedItems>;
