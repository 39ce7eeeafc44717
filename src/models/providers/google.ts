import { InvalidResponseDataError, type LanguageModelV4, type LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import type { Provider } from '../provider.ts';
import { withGenerate } from '../with-generate.ts';

/** Google: the Gemini API, generateContent. */
export const google: Provider = {
  name: 'google',
  keyVariable: 'GOOGLE_API_KEY',
  baseUrlVariable: 'GOOGLE_BASE_URL',
  defaultBaseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  create: async ({ modelId, apiKey, baseUrl, fetch }) => {
    const { createGoogle } = await import('@ai-sdk/google');
    return amended(createGoogle({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch })(modelId));
  },
};

function amended(model: LanguageModelV4): LanguageModelV4 {
  return withGenerate(model, async (options) => {
    const result = await model.doGenerate(options);
    checkAnswered(result);
    return { ...result, finishReason: finishReasonOf(result), response: responseOf(result) };
  });
}

/** The SDK takes a body without any candidate, and without a word of a filter, for an empty answer. Throws what is retried. */
function checkAnswered({ finishReason, content, response }: LanguageModelV4GenerateResult): void {
  if (finishReason.raw !== undefined || content.length > 0) return;
  throw new InvalidResponseDataError({ data: response?.body, message: 'the answer holds no candidates' });
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
