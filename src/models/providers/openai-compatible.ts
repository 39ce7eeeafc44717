import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { Provider } from '../provider.ts';

/** Any server that speaks OpenAI's chat completions, such as a local one. */
export const openaiCompatible: Provider = {
  name: 'openai-compatible',
  keyVariable: 'OPENAI_COMPATIBLE_API_KEY',
  baseUrlVariable: 'OPENAI_COMPATIBLE_BASE_URL',
  defaultBaseUrl: undefined,
  keyOptional: true,
  create: ({ modelId, apiKey, baseUrl }) =>
    createOpenAICompatible({ name: 'openai-compatible', baseURL: baseUrl, ...(apiKey === undefined ? {} : { apiKey }) })(modelId),
};
