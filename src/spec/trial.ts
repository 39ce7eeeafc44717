import type { Disposition } from './disposition.ts';
import type { EndReason, TrialEvent, Usage } from './event.ts';
import type { FactorName } from './factor.ts';
import type { MeasureValue } from './measure.ts';
import type { Stage } from './scenario.ts';

/** What stands in the store's table of trials: enough for every analysis without opening the events. */
export interface TrialSummary {
  readonly cell: string;
  readonly index: number;
  readonly disposition: Disposition;
  readonly endReason: EndReason;
  /** For `failed`: what failed. */
  readonly failure?: string;
  readonly measures: Readonly<Record<string, MeasureValue>>;
  readonly worldVariant: number;
  readonly worldSeed: number;
  readonly subjectSeed: number;
  readonly modelCalls: number;
  readonly usage: Usage;
  /** Model ids as the provider reported them. */
  readonly modelIds: readonly string[];
}

/** What was marked in the events when the trial ended; `seq` numbers, null where it never happened. */
export interface TrialMarks {
  readonly because: Readonly<Record<string, readonly number[]>>;
  /** When the subject first read each thing conveyed. */
  readonly firstRead: Readonly<Partial<Record<FactorName, number | null>>>;
  readonly firstProtectiveAct: number | null;
  readonly refusedAttempts: readonly number[];
  readonly nudges: number;
  readonly refusalMethod: 'text-rule/1';
}

/** A finished trial, whole. */
export interface TrialRecord extends TrialSummary {
  readonly marks: TrialMarks;
  readonly stage: Stage;
  readonly events: readonly TrialEvent[];
  /** Real times, kept beside the events and not in them: start in ISO 8601, length in milliseconds, of each model call too. */
  readonly timing: { readonly startedAt: string; readonly durationMs: number; readonly callMs: readonly number[] };
}
