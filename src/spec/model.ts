import type { LanguageModelV4 } from '@ai-sdk/provider';

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
}

/** Settings of a model call. */
export interface ModelSettings {
  readonly temperature?: number;
  readonly maxOutputTokens?: number;
  /** Passed to the model where set. */
  readonly seed?: number;
}
