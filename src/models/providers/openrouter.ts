import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import type { Provider } from '../provider.ts';

/** OpenRouter: chat completions. */
export const openrouter: Provider = {
  name: 'openrouter',
  keyVariable: 'OPENROUTER_API_KEY',
  baseUrlVariable: 'OPENROUTER_BASE_URL',
  defaultBaseUrl: 'https://openrouter.ai/api/v1',
  create: ({ modelId, apiKey, baseUrl }) => createOpenRouter({ apiKey: apiKey ?? '', baseURL: baseUrl }).chat(modelId),
};
