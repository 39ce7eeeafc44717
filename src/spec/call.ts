import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import type { Usage } from './event.ts';

/** Where a model call stands: its trial, and its position in it, from 1. */
export interface CallPlace {
  readonly cell: string;
  readonly index: number;
  /** The branch of the trial's conversation: the trial's own is 0, or absent; a question asked afterwards above, an interview below 0. */
  readonly branch?: number;
  readonly position: number;
}

/** An answer as the AI SDK gave it, without the copies of the wire that it carries: enough to give it again. */
export type ModelAnswer = Pick<LanguageModelV4GenerateResult, 'content' | 'finishReason' | 'usage' | 'warnings' | 'providerMetadata'> & {
  readonly response?: { readonly id?: string; readonly modelId?: string };
};

/** One request and its response as they went over the wire, without secrets. */
export interface WireExchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  /** Null where nothing was answered. */
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** As far as it came. */
  readonly responseBody: string;
}

/** One attempt at a call. */
export interface CallAttempt {
  /** Milliseconds waited before it: for a place, for a rate limit, or after the attempt before. */
  readonly waitMs: number;
  readonly durationMs: number;
  /** HTTP status; null where nothing was answered, or the model is in process. */
  readonly status: number | null;
  readonly requestId?: string;
  /** Null where it was answered. */
  readonly error: string | null;
  /** What it may have cost though nothing was answered: its worst case. Zero where it was answered, or refused by a status. */
  readonly uncertain: Spending;
}

/** Money and tokens. */
export interface Spending {
  /** US dollars; null where the model has no price. */
  readonly usd: number | null;
  readonly tokens: number;
}

/** How a call ended: with an answer, for good without one, or dropped with its trial. */
export type CallOutcome = 'answered' | 'failed' | 'aborted';

/** What is needed to give a call's answer again instead of buying it. */
export interface RecordedCall extends CallPlace {
  /** Hash of everything that can change the answer: provider, model, messages, tools, settings. */
  readonly key: string;
  readonly outcome: CallOutcome;
  /** Null unless it was answered. */
  readonly answer: ModelAnswer | null;
  /** The failure as the trial was told it; null where it was answered. */
  readonly error: string | null;
}

/** A model call, whole. */
export interface CallRecord extends RecordedCall {
  /** The model's name as the cell gives it. */
  readonly model: string;
  /** Model and request id as the provider gave them. */
  readonly modelId: string | null;
  readonly requestId: string | null;
  readonly usage: Usage;
  /** What the provider or the SDK did not honour, one line each. */
  readonly warnings: readonly string[];
  readonly attempts: readonly CallAttempt[];
  /** The last attempt's exchange; null where the model is in process. */
  readonly wire: WireExchange | null;
  /** US dollars; null where it is not known. */
  readonly costUsd: number | null;
  /** Where the cost is from: prices of the catalogue, or the provider's own report. */
  readonly costSource: 'catalogue' | 'provider' | 'unpriced';
  /** Real time: when the first attempt began, ISO 8601, and how long it took to the end, waits included. */
  readonly startedAt: string;
  readonly durationMs: number;
}

/** What the calls of a run came to. */
export interface CallTotals {
  /** Calls that stand, by outcome; one in whose place another was written stands no more. */
  readonly answered: number;
  readonly failed: number;
  readonly aborted: number;
  /** Requests sent, all attempts counted; as with money and tokens, those of calls that stand no more too. */
  readonly attempts: number;
  /** Attempts under way when a process ended without saying how they ended. */
  readonly lost: number;
  /** Sum over answered calls; null where what one of them cost is not known. */
  readonly costUsd: number | null;
  /** The same over those calls whose cost is known. */
  readonly knownUsd: number;
  /** Worst case of attempts without an answer, lost ones too; in money the part that is known, null where none is. */
  readonly uncertain: Spending;
  readonly usage: Usage;
}

/** The totals of a run without calls, as those of reference subjects are. */
export const noCallTotals: CallTotals = {
  answered: 0,
  failed: 0,
  aborted: 0,
  attempts: 0,
  lost: 0,
  costUsd: 0,
  knownUsd: 0,
  uncertain: { usd: 0, tokens: 0 },
  usage: {},
};

/** A warning with how many calls of a model bore it. */
export interface FidelityNote {
  readonly model: string;
  readonly warning: string;
  readonly calls: number;
}

/** A model id as a provider answered with it, and when it was first and last seen (ISO 8601). */
export interface SeenModelId {
  readonly model: string;
  readonly modelId: string;
  readonly calls: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** What model access needs of a store: calls that were stored, and a place to store new ones. */
export interface CallLedger {
  /** The stored calls of a trial, or of another branch of it, in the order of their positions; empty where there are none. */
  readonly callsOf: (cell: string, index: number, branch?: number) => readonly RecordedCall[];
  /** Notes on disk that an attempt is about to be sent, so that a crash does not forget what it may have cost. Throws StoreError. */
  begin(place: CallPlace, worst: Spending): void;
  /**
   * Writes a finished call to disk before it returns, and closes what `begin` opened. It takes the place of one that
   * failed there, and of one with another key together with all after it: the trial goes another way. Throws StoreError,
   * and InternalError where an answer to the same call would be overwritten.
   */
  append(call: CallRecord): void;
  totals(): CallTotals;
}
