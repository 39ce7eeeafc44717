import { createAnthropic } from '@ai-sdk/anthropic';
import type { Provider } from '../provider.ts';

/** Anthropic: the Messages API. */
export const anthropic: Provider = {
  name: 'anthropic',
  keyVariable: 'ANTHROPIC_API_KEY',
  baseUrlVariable: 'ANTHROPIC_BASE_URL',
  defaultBaseUrl: 'https://api.anthropic.com/v1',
  create: ({ modelId, apiKey, baseUrl }) => createAnthropic({ apiKey: apiKey ?? '', baseURL: baseUrl })(modelId),
};
