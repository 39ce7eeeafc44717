import { z } from 'zod';
import type { ContinuationEvent } from './continuation.ts';
import type { Usage } from './event.ts';
import { byLevel, partialCondition } from './levels.ts';

/** What a rule can read off an answer: yes, no or not known; or a number, or that there is none. */
export const followUpReadings = ['yes-no', 'number'] as const;

/** The level in `expects` for conditions to which the factor does not apply. */
export const absentLevel = 'absent';

/** A question that is asked after a trial has ended. */
export const FollowUpQuestion = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/i, 'a name of letters, digits and dashes'),
  /** The question, as it is put. */
  ask: z.string().trim().min(1),
  /** The conditions under which it is asked; all where absent. May name `scenario` and `model`. */
  only: z.union([partialCondition.transform((one) => [one]), z.array(partialCondition).min(1)]).optional(),
  /** The factor that it asks about: answers are then counted by its levels. */
  checks: z.string().optional(),
  /** What a rule reads off the answer; where absent, answers are left to raters. */
  reads: z.enum(followUpReadings).optional(),
  /** What is right to answer by level of `checks`: yes, no, unknown, none or a number. `absent` where the factor does not apply. */
  expects: byLevel.optional(),
});
export type FollowUpQuestion = z.infer<typeof FollowUpQuestion>;

/** A question that is built in. */
export interface StandardQuestion extends FollowUpQuestion {
  /** Asked only where the study varies the factor that it asks about. */
  readonly whenVaried: boolean;
}

/** The questions of a study as a person writes them: by name, in words, or whole. */
export const FollowUp = z.union([z.literal('standard'), z.array(z.union([z.string().trim().min(1), FollowUpQuestion])).min(1)], {
  error: "either 'standard', or a list of questions: each a text, or { id, ask } with only, checks, reads and expects",
});

/** What came of a question. */
export const followUpOutcomes = [
  /** it was answered in words */
  'answered',
  /** the answer was empty */
  'empty',
  /** the provider stopped the answer, or the subject declined to answer */
  'refused',
  /** a tool was called instead; nothing came of it */
  'tool-call',
  /** the answer was cut off at the output limit */
  'cut-off',
  /** the call failed, or took too long */
  'failed',
] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number];

/** What a rule read off an answer. */
export interface FollowUpReading {
  /** The rule, with its version. */
  readonly method: 'answer-rule/1';
  /** yes, no, unknown, none or a number; null where the rule cannot read it. */
  readonly said: string | null;
  /** What is right under the trial's condition; null where nothing is. */
  readonly expected: string | null;
}

/** An answer as it is counted. */
export interface FollowUpAnswer {
  readonly cell: string;
  readonly index: number;
  /** Id of the question. */
  readonly question: string;
  readonly outcome: FollowUpOutcome;
  /** Null where no rule reads the question, or there is no answer. */
  readonly reading: FollowUpReading | null;
}

/** A question that was asked after a trial, whole: a continuation of its own, which no measure of the trial looks at. */
export interface FollowUpRecord extends FollowUpAnswer {
  /** Place of the question in the study, from 1, which is also the branch of its calls. */
  readonly number: number;
  readonly events: readonly ContinuationEvent[];
  readonly usage: Usage;
  readonly modelIds: readonly string[];
  /** Real time: when it was asked, ISO 8601, and how long it took in milliseconds. */
  readonly timing: { readonly startedAt: string; readonly durationMs: number };
}

/** What the engine needs of a store to ask afterwards. */
export interface FollowUpSink {
  /** Whether a finished trial still lacks some of so many questions. Failed trials are asked nothing. */
  owes(cell: string, index: number, questions: number): boolean;
  /** Numbers of the questions that were asked of a trial. */
  asked(cell: string, index: number): ReadonlySet<number>;
  /** Writes a record to disk before it returns. Throws StoreError `write-failed`. */
  append(record: FollowUpRecord): void;
}
