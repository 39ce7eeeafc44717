import type { LanguageModelV4 } from '@ai-sdk/provider';

/** How one provider's models are reached. */
export interface Provider {
  /** As model names begin with it. */
  readonly name: string;
  readonly keyVariable: string;
  readonly baseUrlVariable: string;
  /** The provider's own address, version part included; undefined where one must be given. */
  readonly defaultBaseUrl: string | undefined;
  /** Whether it can be used without a key. */
  readonly keyOptional?: true;
  /** Settings that a model's name may carry; none where absent. */
  readonly optionNames?: readonly string[];
  /** Loads the provider's client, which no command that asks no model has to wait for. */
  readonly create: (access: ProviderAccess) => Promise<LanguageModelV4>;
}

/** What a provider needs to make a model. */
export interface ProviderAccess {
  readonly modelId: string;
  readonly apiKey: string | undefined;
  readonly baseUrl: string;
  /** Carries its requests. */
  readonly fetch: typeof globalThis.fetch;
  /** Settings of the model's name, such as `api=chat`. */
  readonly options: Readonly<Record<string, string>>;
}
