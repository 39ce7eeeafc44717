import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { ContinuationBody, ContinuationEvent } from './continuation.ts';
import type { EventBody, TrialEvent } from './event.ts';
import type { ModelSettings } from './model.ts';
import type { Situation, Stage } from './scenario.ts';

/** What a driver needs to put a model to work. */
export interface Assignment {
  readonly situation: Situation;
  readonly model: LanguageModelV4;
  readonly settings: ModelSettings;
  readonly limits: TrialLimits;
  /** Records what happened, in order, as it happens. */
  readonly record: (event: EventBody) => void;
  /** Aborted when the run is interrupted or the trial's time is up. */
  readonly signal: AbortSignal;
}

export interface TrialLimits {
  /** Cap on model calls; at least 1. */
  readonly maxCalls: number;
  /** Real time that a trial may take, in milliseconds. */
  readonly trialTimeoutMs: number;
  /** Answers without a tool call that are nudged before the trial ends. */
  readonly maxNudges: number;
}

/** What a driver needs to go on with a conversation after the trial's end. */
export interface Continuation extends Omit<Assignment, 'situation' | 'record'> {
  readonly stage: Stage;
  /** The conversation so far: the events of the trial, then those of the continuation. */
  readonly events: readonly (TrialEvent | ContinuationEvent)[];
  /** What the subject is asked or told. */
  readonly message: string;
  /** What it is told of a tool call that was never carried out, where its result would stand. */
  readonly notCarriedOut: string;
  /** The world in which tool calls are carried out; null where none is, and the first answer is the last. */
  readonly situation: Situation | null;
  readonly record: (event: ContinuationBody) => void;
}

/** Puts a model to work in a situation until the trial ends; the last event that it records is `trial-end`. */
export interface SubjectDriver {
  readonly name: string;
  run(assignment: Assignment): Promise<void>;
  /** Goes on with a conversation that has ended, by one message; the last event that it records is `turn-end`. */
  continue(continuation: Continuation): Promise<void>;
}
