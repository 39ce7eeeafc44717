import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';

/** The model with another way of generating; all else stays. */
export function withGenerate(
  model: LanguageModelV4,
  generate: (options: LanguageModelV4CallOptions) => PromiseLike<LanguageModelV4GenerateResult>,
): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (options) => generate(options),
    doStream: (options) => model.doStream(options),
  };
}
