import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import type { Usage } from '../../spec/index.ts';

/** Tokens of a call as the provider counted them; undefined where it counted none. */
export function tokensOf({ inputTokens, outputTokens }: Usage): number | undefined {
  return inputTokens === undefined && outputTokens === undefined ? undefined : (inputTokens ?? 0) + (outputTokens ?? 0);
}

/** US dollars that the provider itself says a call cost, as OpenRouter does; undefined where it says nothing. */
export function reportedCost({ providerMetadata }: LanguageModelV4GenerateResult): number | undefined {
  const usage = providerMetadata?.['openrouter']?.['usage'];
  const cost = typeof usage === 'object' && usage !== null && 'cost' in usage ? usage.cost : undefined;
  return typeof cost === 'number' && Number.isFinite(cost) && cost >= 0 ? cost : undefined;
}

/** The id that a provider gave a request, from its response's headers; null where there is none. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | null {
  return headers['x-request-id'] ?? headers['request-id'] ?? headers['x-goog-request-id'] ?? headers['cf-ray'] ?? null;
}

/** An error in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
