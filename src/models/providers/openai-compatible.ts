import { mendedChat } from '../mended-chat.ts';
import type { Provider } from '../provider.ts';

/** Any server that speaks OpenAI's chat completions, such as a local one. */
export const openaiCompatible: Provider = {
  name: 'openai-compatible',
  keyVariable: 'OPENAI_COMPATIBLE_API_KEY',
  baseUrlVariable: 'OPENAI_COMPATIBLE_BASE_URL',
  defaultBaseUrl: undefined,
  keyOptional: true,
  create: async ({ modelId, apiKey, baseUrl, fetch }) => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    return mendedChat(
      createOpenAICompatible({ name: 'openai-compatible', baseURL: baseUrl, fetch, ...(apiKey === undefined ? {} : { apiKey }) })(modelId),
    );
  },
};
