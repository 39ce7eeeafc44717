import { unknownName } from '../../errors/index.ts';
import { mendedChat } from '../mended-chat.ts';
import type { Provider } from '../provider.ts';

/**
 * Any server that speaks OpenAI's chat completions, such as a local one. Servers differ in how they are asked for JSON:
 * some refuse a schema, some refuse to be asked without one. `?json=schema` sends it.
 */
export const openaiCompatible: Provider = {
  name: 'openai-compatible',
  keyVariable: 'OPENAI_COMPATIBLE_API_KEY',
  baseUrlVariable: 'OPENAI_COMPATIBLE_BASE_URL',
  defaultBaseUrl: undefined,
  keyOptional: true,
  optionNames: ['json'],
  create: async ({ modelId, apiKey, baseUrl, options, fetch }) => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
    const { json = 'object' } = options;
    if (json !== 'object' && json !== 'schema') throw unknownName('json of openai-compatible', json, ['object', 'schema']);
    const key = apiKey === undefined ? {} : { apiKey };
    const provider = createOpenAICompatible({
      name: 'openai-compatible',
      baseURL: baseUrl,
      fetch,
      supportsStructuredOutputs: json === 'schema',
      ...key,
    });
    return mendedChat(provider(modelId));
  },
};
