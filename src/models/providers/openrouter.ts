import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import type { LanguageModelV4, LanguageModelV4Content, LanguageModelV4GenerateResult, SharedV4ProviderMetadata } from '@ai-sdk/provider';
import { z } from 'zod';
import type { Provider } from '../provider.ts';
import { withGenerate } from '../with-generate.ts';

/** OpenRouter: chat completions. */
export const openrouter: Provider = {
  name: 'openrouter',
  keyVariable: 'OPENROUTER_API_KEY',
  baseUrlVariable: 'OPENROUTER_BASE_URL',
  defaultBaseUrl: 'https://openrouter.ai/api/v1',
  create: ({ modelId, apiKey, baseUrl }) => amended(createOpenRouter({ apiKey: apiKey ?? '', baseURL: baseUrl }).chat(modelId)),
};

/** The SDK drops refusals, takes an answer that broke off for one that ended, and forgets reasoning that no tool call follows. */
function amended(model: LanguageModelV4): LanguageModelV4 {
  return withGenerate(model, async (options) => {
    const result = await model.doGenerate(options);
    const [choice] = Answered.safeParse(result.response?.body).data?.choices ?? [];
    const refusal = choice?.message.refusal ?? '';
    const content = withReasoning(result);
    if (refusal !== '') {
      return {
        ...result,
        content: [...content, { type: 'text', text: refusal }],
        finishReason: { ...result.finishReason, unified: result.finishReason.unified === 'stop' ? 'content-filter' : result.finishReason.unified },
      };
    }
    return { ...result, content, finishReason: result.finishReason.raw === 'error' ? { unified: 'error', raw: 'error' } : result.finishReason };
  });
}

/** What is read of an answer besides what the SDK reads. */
const Answered = z.object({ choices: z.array(z.object({ message: z.object({ refusal: z.string().nullish() }) })) });

/** Reasoning details go back with the first tool call or, where there is none, with the first reasoning part: it must have all. */
function withReasoning({ content, providerMetadata }: LanguageModelV4GenerateResult): LanguageModelV4Content[] {
  const details = providerMetadata?.['openrouter']?.['reasoning_details'];
  if (!Array.isArray(details) || details.length === 0 || content.some((part) => part.type === 'tool-call')) return content;
  const metadata: SharedV4ProviderMetadata = { openrouter: { reasoning_details: details } };
  const first = content.findIndex((part) => part.type === 'reasoning');
  if (first === -1) return [{ type: 'reasoning', text: '', providerMetadata: metadata }, ...content];
  return content.map((part, index) => (index === first && part.type === 'reasoning' ? { ...part, providerMetadata: metadata } : part));
}
