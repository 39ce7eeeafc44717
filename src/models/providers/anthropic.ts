import { withBreakpoints } from '../prompt-caching.ts';
import type { Provider } from '../provider.ts';
import { withGenerate } from '../with-generate.ts';

/** Anthropic: the Messages API. */
export const anthropic: Provider = {
  name: 'anthropic',
  keyVariable: 'ANTHROPIC_API_KEY',
  baseUrlVariable: 'ANTHROPIC_BASE_URL',
  defaultBaseUrl: 'https://api.anthropic.com/v1',
  create: async ({ modelId, apiKey, baseUrl, fetch }) => {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    const model = createAnthropic({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch })(modelId);
    return withGenerate(model, (options) => model.doGenerate(withBreakpoints(options, 'anthropic')));
  },
};
