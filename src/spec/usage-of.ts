import type { LanguageModelV4Usage } from '@ai-sdk/provider';
import type { Usage } from './event.ts';

/** The provider's token counts, those that it gave. Lenient: a provider may send none at all. */
export function usageOf(usage: Partial<LanguageModelV4Usage> | undefined): Usage {
  const counts = {
    inputTokens: usage?.inputTokens?.total,
    cachedInputTokens: usage?.inputTokens?.cacheRead,
    cacheWriteInputTokens: usage?.inputTokens?.cacheWrite,
    outputTokens: usage?.outputTokens?.total,
    reasoningTokens: usage?.outputTokens?.reasoning,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined)); // undefined ones are gone
}
