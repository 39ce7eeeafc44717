import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { InputError } from '../../errors/index.ts';

/** A model out of a function that answers a call; answers bear the model's id. */
export function withoutStream(
  modelId: string,
  generate: (options: LanguageModelV4CallOptions) => Promise<LanguageModelV4GenerateResult>,
): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'monitor',
    modelId,
    supportedUrls: {},
    doGenerate: async (options) => ({ ...(await generate(options)), response: { modelId } }),
    doStream: () => Promise.reject(new InputError('invalid-option', 'monitors do not stream')),
  };
}
