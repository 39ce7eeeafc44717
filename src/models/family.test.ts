import { describe, expect, it } from 'vitest';
import { familyOf } from './family.ts';

describe('familyOf', () => {
  it.each([
    ['openai/gpt-5.2', 'ChatGPT'],
    ['openai/gpt-5.2?api=chat', 'ChatGPT'],
    ['openai/o3', 'ChatGPT'],
    ['openai/o4-mini', 'ChatGPT'],
    ['openai/chatgpt-4o-latest', 'ChatGPT'],
    ['anthropic/claude-sonnet-4-5', 'Claude'],
    ['openrouter/anthropic/claude-sonnet-4.5', 'Claude'],
    ['google/gemini-3-pro-preview', 'Gemini'],
    ['togetherai/deepseek-ai/DeepSeek-R1-Distill-Llama-70B', 'DeepSeek'],
    ['togetherai/moonshotai/Kimi-K2-Thinking', 'Kimi'],
    ['openrouter/z-ai/glm-4.6', 'GLM'],
    ['togetherai/meta-llama/Llama-4-Maverick', 'Llama'],
    ['togetherai/Qwen/Qwen3-235B', 'Qwen'],
    ['openrouter/mistralai/mixtral-8x22b', 'Mistral'],
    ['openrouter/x-ai/grok-4', 'Grok'],
    ['openai-compatible/SmolLM2-135M', 'SmolLM'],
  ])('of %s is %s', (name, family) => {
    expect(familyOf(name)).toBe(family);
  });

  it.each(['reference/protector', 'file:claude.ts', 'openai-compatible/my-own', 'openrouter/acme/solo-2'])(
    'of %s is no known product',
    (name) => {
      expect(familyOf(name)).toBe('Meridian');
    },
  );
});
