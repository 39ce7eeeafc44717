import { describe, expect, it } from 'vitest';
import { isSameModel, vendorOf } from './vendor.ts';

describe('vendorOf', () => {
  it.each([
    ['openai/codex-mini-latest', 'openai'],
    ['openrouter/openai/gpt-oss-120b', 'openai'],
    ['anthropic/claud-opus-4-5', 'anthropic'],
    ['google/gemma-3-27b', 'google'],
    ['openrouter/google/gemini-3-pro', 'google'],
    ['togetherai/deepseek-ai/DeepSeek-R1-Distill-Llama-70B', 'deepseek'],
    ['togetherai/meta-llama/Llama-4-Maverick', 'meta'],
    ['openrouter/cohere/command-a', 'cohere'],
    ['reference/fair-monitor?dprime=1', 'reference'],
    ['openai-compatible/my-own', undefined],
    ['monitor:http://127.0.0.1:8080/anthropic/', undefined],
    ['file:claude.ts', undefined],
  ])('of %s is %s', (name, vendor) => {
    expect(vendorOf(name)).toBe(vendor);
  });
});

describe('isSameModel', () => {
  it.each([
    ['openai/gpt-5.2', 'openrouter/openai/gpt-5.2', true],
    ['openai/gpt-5.2', 'openai/GPT-5.2?api=chat', true],
    ['anthropic/claude-opus-4-5', 'openrouter/anthropic/claude-opus-4.5', true],
    ['openai/gpt-5.2', 'openai/gpt-5', false],
    ['reference/noisy', 'reference/fair-monitor', false],
    ['monitor:http://a/x', 'monitor:http://b/x', false],
  ])('of %s and %s is %s', (one, other, same) => {
    expect(isSameModel(one, other)).toBe(same);
  });
});
