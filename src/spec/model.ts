import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';

/** A model that can be put to work, as its name on the command line resolved. */
export interface ResolvedModel {
  /** The name as given, such as `openai/gpt-5.2` or `reference/protector?good=0.9`. */
  readonly name: string;
  /** The family name that agents of this model bear in the documents, such as `ChatGPT`. */
  readonly family: string;
  /** True for reference subjects: their behaviour is planted. */
  readonly synthetic: boolean;
  /** True where calls leave the process. */
  readonly remote: boolean;
  readonly languageModel: LanguageModelV4;
  /** The model for one trial, where its calls are recorded, bought within a budget, or given again from a record. */
  readonly forTrial?: (trial: TrialCalls) => LanguageModelV4;
}

/** What a model that keeps books needs to know of the trial that calls it. */
export interface TrialCalls {
  readonly cell: string;
  readonly index: number;
  /** Ends the trial as if it had not been begun: a call of it may not be made. */
  readonly drop: () => void;
  /** Position of its first call, from 1; more than 1 where earlier ones are another trial's. */
  readonly firstPosition?: number;
  /** The branch of the trial's conversation: 0, the trial's own, where absent. */
  readonly branch?: number;
}

/** Settings of a model call, under the names of the AI SDK. */
export interface ModelSettings {
  readonly temperature?: number;
  readonly topP?: number;
  /** Reasoning included where the provider counts it so. */
  readonly maxOutputTokens?: number;
  /** How much the model reasons before it answers. */
  readonly reasoning?: NonNullable<LanguageModelV4CallOptions['reasoning']>;
  /** Passed to the model where set. */
  readonly seed?: number;
  readonly providerOptions?: NonNullable<LanguageModelV4CallOptions['providerOptions']>;
}
