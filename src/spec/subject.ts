import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { EventBody } from './event.ts';
import type { ModelSettings } from './model.ts';
import type { Situation } from './scenario.ts';

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

/** Puts a model to work in a situation until the trial ends; the last event that it records is `trial-end`. */
export interface SubjectDriver {
  readonly name: string;
  run(assignment: Assignment): Promise<void>;
}
