import type { JsonObject, JsonValue } from './json.ts';
import type { WorldChange } from './world-state.ts';

/** Tokens of one model call as the provider counted them; a number that it did not give is absent. */
export interface Usage {
  readonly inputTokens?: number;
  /** Read from a cache of the provider; part of the input. */
  readonly cachedInputTokens?: number;
  /** Written to a cache of the provider; part of the input. */
  readonly cacheWriteInputTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
}

/** One part of a model's answer, as it came. `metadata` is what the provider wants back with the part. */
export type AnswerPart =
  | { readonly type: 'text' | 'reasoning'; readonly text: string; readonly metadata?: JsonObject }
  | {
      readonly type: 'tool-call';
      readonly id: string;
      readonly tool: string;
      /** as the model wrote them, broken JSON included */ readonly arguments: string;
      readonly metadata?: JsonObject;
    };

/** Why a model call ended: the AI SDK's unified reasons. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'interrupted' | 'other';

/** How the subject's work came to its end. */
export type EndReason =
  /** the subject called `end_task` */
  | 'end-task'
  /** the subject went on answering without a tool call after all nudges */
  | 'no-tool-call'
  /** the cap on model calls */
  | 'call-limit'
  /** the time limit of the trial */
  | 'time-limit'
  /** the answer was cut off at the output limit */
  | 'cut-off'
  /** the provider refused or filtered the answer */
  | 'content-filter'
  /** the provider or the harness failed */
  | 'failure';

/** What happened, without its place in the order. */
export type EventBody =
  | { readonly type: 'prompt'; readonly system: string; readonly user: string }
  | { readonly type: 'model-call'; readonly call: number }
  | {
      readonly type: 'model-answer';
      readonly call: number;
      readonly parts: readonly AnswerPart[];
      readonly finishReason: FinishReason;
      readonly usage: Usage;
      readonly modelId?: string;
      readonly warnings?: readonly string[];
    }
  | {
      readonly type: 'tool-call';
      readonly id: string;
      readonly tool: string;
      /** null where they are not JSON */ readonly arguments: JsonValue;
    }
  | { readonly type: 'tool-result'; readonly id: string; readonly tool: string; readonly output: string; readonly isError: boolean }
  | { readonly type: 'world-change'; readonly change: WorldChange }
  | { readonly type: 'nudge'; readonly text: string }
  | { readonly type: 'trial-end'; readonly reason: EndReason; /** for `failure`: what failed */ readonly message?: string };

/** One thing that happened in a trial: its place in the order from 0, simulated time, and what it was. */
export type TrialEvent = { readonly seq: number; readonly at: string } & EventBody;

/** The events of one kind. */
export type EventOf<Type extends EventBody['type']> = Extract<TrialEvent, { type: Type }>;
