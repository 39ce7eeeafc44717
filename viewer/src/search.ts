import { z } from 'zod';

/** What the address of each page holds besides its path; what cannot be read is left out, and the page shows its default. */
const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const lists = z.record(z.string(), z.array(z.string()).min(1)).optional().catch(undefined);
const texts = z.record(z.string(), z.string()).optional().catch(undefined);

/**
 * Of the results: the factors on the rows and columns of the matrix (with commas between), the levels that it is held to, the
 * measure shown (of all scenarios, or of single ones), and the published study beside it.
 */
export const resultsSearch = z.object({
  rows: text,
  columns: text,
  where: lists,
  measure: text,
  measures: texts,
  against: text,
  selfTest: flag,
});
export type ResultsSearch = z.infer<typeof resultsSearch>;

/** Of a trial: the event in view, the step of the world, whether conveyed sentences are marked, the side panel, a call on the wire, the queue of a rater and what is asked in it. */
export const trialSearch = z.object({
  event: number,
  world: number,
  conveyed: flag,
  panel: text,
  call: number,
  search: text,
  queue: text,
  ask: text,
});
export type TrialSearch = z.infer<typeof trialSearch>;

/** Of two trials beside each other: which, and the turn in view. */
export const compareSearch = z.object({ first: text, second: text, turn: number });

/** Of labelling: the queue that is read, such as `random.50.7` or `sample.2`, and the one name that is asked for. */
export const labelSearch = z.object({ queue: text, ask: text });
export type LabelSearch = z.infer<typeof labelSearch>;

/** Of every page: whether the session labels blind. */
export const sessionSearch = z.object({ blind: flag });
export type SessionSearch = z.infer<typeof sessionSearch>;
