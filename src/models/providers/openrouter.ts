import type { LanguageModelV4, LanguageModelV4Content, LanguageModelV4GenerateResult, SharedV4ProviderMetadata } from '@ai-sdk/provider';
import { mendedChat } from '../mended-chat.ts';
import { withBreakpoints } from '../prompt-caching.ts';
import type { Provider } from '../provider.ts';
import { withGenerate } from '../with-generate.ts';

/** OpenRouter: chat completions. */
export const openrouter: Provider = {
  name: 'openrouter',
  keyVariable: 'OPENROUTER_API_KEY',
  baseUrlVariable: 'OPENROUTER_BASE_URL',
  defaultBaseUrl: 'https://openrouter.ai/api/v1',
  create: async ({ modelId, apiKey, baseUrl, fetch }) => {
    const { createOpenRouter } = await import('@openrouter/ai-sdk-provider');
    // With usage included, OpenRouter says what each call cost.
    const client = createOpenRouter({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch });
    const model = mendedChat(remembering(client.chat(modelId, { usage: { include: true } })));
    if (!modelId.startsWith('anthropic/')) return model;
    return withGenerate(model, (options) => model.doGenerate(withBreakpoints(options, 'openrouter')));
  },
};

/** The SDK forgets reasoning that no tool call follows. */
function remembering(model: LanguageModelV4): LanguageModelV4 {
  return withGenerate(model, async (options) => {
    const result = await model.doGenerate(options);
    return { ...result, content: withReasoning(result) };
  });
}

/** Reasoning details go back with the first tool call or, where there is none, with the first reasoning part: it must have all. */
function withReasoning({ content, providerMetadata }: LanguageModelV4GenerateResult): LanguageModelV4Content[] {
  const details = providerMetadata?.['openrouter']?.['reasoning_details'];
  if (!Array.isArray(details) || details.length === 0 || content.some((part) => part.type === 'tool-call')) return content;
  const metadata: SharedV4ProviderMetadata = { openrouter: { reasoning_details: details } };
  const first = content.findIndex((part) => part.type === 'reasoning');
  if (first === -1) return [{ type: 'reasoning', text: '', providerMetadata: metadata }, ...content];
  return content.map((part, index) => (index === first && part.type === 'reasoning' ? { ...part, providerMetadata: metadata } : part));
}
