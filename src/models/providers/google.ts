import { createGoogle } from '@ai-sdk/google';
import type { LanguageModelV4, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import type { Provider } from '../provider.ts';
import { withGenerate } from '../with-generate.ts';

/** Google: the Gemini API, generateContent. */
export const google: Provider = {
  name: 'google',
  keyVariable: 'GOOGLE_API_KEY',
  baseUrlVariable: 'GOOGLE_BASE_URL',
  defaultBaseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  create: ({ modelId, apiKey, baseUrl }) => amended(createGoogle({ apiKey: apiKey ?? '', baseURL: baseUrl })(modelId)),
};

function amended(model: LanguageModelV4): LanguageModelV4 {
  return withGenerate(model, async (options) => {
    const result = await model.doGenerate(options);
    return { ...result, finishReason: finishReasonOf(result), response: responseOf(result) };
  });
}

/** A tool call that the model wrote wrongly is the model's doing, as broken arguments are elsewhere, and no failure of the provider. */
function finishReasonOf({ finishReason }: LanguageModelV4GenerateResult): LanguageModelV4GenerateResult['finishReason'] {
  return finishReason.raw === 'MALFORMED_FUNCTION_CALL' ? { ...finishReason, unified: 'other' } : finishReason;
}

/** The SDK leaves out which model answered. */
function responseOf({ response }: LanguageModelV4GenerateResult): NonNullable<LanguageModelV4GenerateResult['response']> {
  const body = response?.body;
  const version = typeof body === 'object' && body !== null && 'modelVersion' in body ? body.modelVersion : undefined;
  return { ...response, ...(typeof version === 'string' ? { modelId: version } : {}) };
}
