import { createHash } from 'node:crypto';
import type { LanguageModelV4CallOptions, SharedV4ProviderOptions } from '@ai-sdk/provider';

/**
 * Sets cache breakpoints behind the tools, the system prompt and the last message, so that the calls of a trial, and
 * trials of the same world, share what they begin with (Anthropic's prompt caching: up to four breakpoints, longest
 * prefix first). `namespace` is that of the provider's options: `anthropic` or `openrouter`.
 */
export function withBreakpoints(options: LanguageModelV4CallOptions, namespace: string): LanguageModelV4CallOptions {
  const { prompt, tools } = options;
  const mark = <Part extends { providerOptions?: SharedV4ProviderOptions }>(part: Part): Part => ({
    ...part,
    providerOptions: {
      ...part.providerOptions,
      [namespace]: { ...part.providerOptions?.[namespace], cacheControl: { type: 'ephemeral' } },
    },
  });
  const last = prompt.length - 1;
  return {
    ...options,
    prompt: prompt.map((message, position) => (message.role === 'system' || position === last ? mark(message) : message)),
    ...(tools === undefined
      ? {}
      : { tools: tools.map((tool, position) => (tool.type === 'function' && position === tools.length - 1 ? mark(tool) : tool)) }),
  };
}

/** A key that is the same for calls that begin alike, by which OpenAI routes them to the same cache: a hash of tools and system prompt. */
export function cacheKey({ prompt, tools }: LanguageModelV4CallOptions): string {
  const [first] = prompt;
  return createHash('sha256')
    .update(JSON.stringify([tools?.map(({ name }) => name), first?.content]))
    .digest('hex')
    .slice(0, 24);
}
