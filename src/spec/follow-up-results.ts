import { z } from 'zod';
import { followUpReadings } from './follow-up.ts';
import { Interval } from './interval.ts';

const count = z.int().min(0);

/** What a rule read off the answers that were given. */
const readings = z.strictObject({
  /** The rule, with its version. */
  method: z.literal('answer-rule/1'),
  /** What is right to answer; null where nothing is, or several conditions are taken together that differ. */
  expected: z.string().nullable(),
  /** How often each thing was said. */
  counts: z.record(z.string(), count),
  /** Answers that the rule cannot read. */
  unread: count,
  /** Answers that were read and where something is right, and those that are right. */
  n: count,
  right: count,
  rate: z.number().nullable(),
  interval: Interval.nullable(),
});

/** How often a question was asked, and what came of it; `asked` is the sum of the rest. */
const outcomes = z.strictObject({
  question: z.string(),
  /** The level of the factor that the question checks; null where it checks none, or the factor does not apply. */
  level: z.string().nullable(),
  asked: count,
  answered: count,
  /** The provider stopped the answer, or the subject declined to answer. */
  refused: count,
  empty: count,
  /** A tool was called instead. */
  toolCall: count,
  cutOff: count,
  failed: count,
  /** Null where no rule reads the question: answers are left to raters. */
  readings: readings.nullable(),
});

/** What was answered to the questions that were asked after trials: no measure, a check of what was conveyed. */
export const FollowUpResults = z.strictObject({
  questions: z.array(
    z.strictObject({ id: z.string(), ask: z.string(), checks: z.string().nullable(), reads: z.enum(followUpReadings).nullable() }),
  ),
  cells: z.array(outcomes.extend({ cell: z.string() })),
  /** The same over all cells of a model in which the factor has the level. */
  levels: z.array(outcomes.extend({ model: z.string() })),
});
export type FollowUpResults = z.infer<typeof FollowUpResults>;
export type FollowUpCount = z.infer<typeof outcomes>;
