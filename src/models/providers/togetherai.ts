import { mendedChat } from '../mended-chat.ts';
import type { Provider } from '../provider.ts';

/** Together: chat completions. */
export const togetherai: Provider = {
  name: 'togetherai',
  keyVariable: 'TOGETHERAI_API_KEY',
  baseUrlVariable: 'TOGETHERAI_BASE_URL',
  defaultBaseUrl: 'https://api.together.xyz/v1',
  create: async ({ modelId, apiKey, baseUrl, fetch }) => {
    const { createTogetherAI } = await import('@ai-sdk/togetherai');
    return mendedChat(createTogetherAI({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch })(modelId));
  },
};
