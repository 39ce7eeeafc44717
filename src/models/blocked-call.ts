import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { providerErrorOf, type ProviderError } from './provider-error.ts';

/**
 * The answer that stands for an error by which a provider's filter stops a call, so that it counts as the filter's
 * stop that it is and not as a failure; undefined for other errors. Some filters end an answer, others send an error:
 * OpenAI (`invalid_prompt`), Azure (`content_filter`), OpenRouter (403 with what was flagged), Anthropic (a message alone).
 */
export function blockedAnswer(error: unknown): LanguageModelV4GenerateResult | undefined {
  const said = providerErrorOf(error);
  if (said === undefined || !isFilter(said)) return undefined;
  const unknown = { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
  return {
    content: [],
    finishReason: { unified: 'content-filter', raw: said.code },
    usage: { inputTokens: unknown, outputTokens: { total: undefined, text: undefined, reasoning: undefined } },
    warnings: [{ type: 'other', message: `stopped by the provider's filter: ${said.message}` }],
  };
}

function isFilter({ status, code, message, details }: ProviderError): boolean {
  if (status !== 400 && status !== 403) return false;
  return (
    filterCodes.has(code ?? '') ||
    details.some((detail) => 'flagged_input' in detail) ||
    (code === 'invalid_request_error' && message === 'Output blocked by content filtering policy')
  );
}

const filterCodes: ReadonlySet<string> = new Set(['invalid_prompt', 'content_filter', 'content_policy_violation']);
