import type { LanguageModelV4 } from '@ai-sdk/provider';
import { unknownName } from '../../errors/index.ts';
import { mendedChat } from '../mended-chat.ts';
import { cacheKey } from '../prompt-caching.ts';
import type { Provider } from '../provider.ts';
import { withGenerate } from '../with-generate.ts';

/** OpenAI: the Responses API, or chat completions with `?api=chat`. */
export const openai: Provider = {
  name: 'openai',
  keyVariable: 'OPENAI_API_KEY',
  baseUrlVariable: 'OPENAI_BASE_URL',
  defaultBaseUrl: 'https://api.openai.com/v1',
  optionNames: ['api'],
  create: async ({ modelId, apiKey, baseUrl, options, fetch }) => {
    const { createOpenAI } = await import('@ai-sdk/openai');
    const provider = createOpenAI({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch });
    const { api = 'responses' } = options;
    if (api === 'chat') return cached(mendedChat(provider.chat(modelId)));
    if (api !== 'responses') throw unknownName('api of openai', api, ['responses', 'chat']);
    return cached(unstored(provider.responses(modelId)));
  },
};

/** Calls that begin alike are sent where their beginning is cached. */
function cached(model: LanguageModelV4): LanguageModelV4 {
  return withGenerate(model, (options) =>
    model.doGenerate({
      ...options,
      providerOptions: {
        ...options.providerOptions,
        openai: { promptCacheKey: cacheKey(options), ...options.providerOptions?.['openai'] },
      },
    }),
  );
}

/** Nothing is kept at the provider; reasoning then travels with the messages, encrypted, instead of being looked up there. */
function unstored(model: LanguageModelV4): LanguageModelV4 {
  return withGenerate(model, (options) =>
    model.doGenerate({
      ...options,
      providerOptions: { ...options.providerOptions, openai: { store: false, ...options.providerOptions?.['openai'] } },
    }),
  );
}
