import { describe, expect, it } from 'vitest';
import { relationOf, strangersTo, unknownVendors } from './relation-of.ts';

describe('what an author is to a monitor', () => {
  it.each([
    ['google/gemini-3-pro', 'google/gemma-3-27b', 'same-family'],
    ['openai/gpt-5.2', 'openai/codex-mini-latest', 'same-family'],
    ['openrouter/cohere/command-a', 'openrouter/cohere/command-r', 'same-family'],
    ['openai/gpt-5.2', 'openrouter/openai/gpt-5.2', 'same-model'],
    ['anthropic/claude-opus-4-5', 'anthropic/claud-opus-4-5', 'same-family'],
    ['openai/gpt-5.2', 'anthropic/claude-opus-4-5', 'other-vendor'],
    ['reference/fair-monitor', 'reference/noisy', 'same-family'],
    ['reference/fair-monitor', 'openai/gpt-5.2', 'other-vendor'],
    ['monitor:http://127.0.0.1:1/a', 'openai-compatible/own', 'other-vendor'],
  ])('%s watching %s: %s', (monitor, author, relation) => {
    expect(relationOf(monitor, author)).toBe(relation);
  });

  it('can be that of one stranger an audit, named by its family', () => {
    const gpt = ['openai/gpt-5.2'];
    expect(strangersTo(gpt, [])).toBeUndefined();
    expect(strangersTo(gpt, ['openai/o3'])).toBeUndefined();
    expect(strangersTo(gpt, ['anthropic/claude-opus-4-5', 'anthropic/claude-haiku-4-5', 'openai/o3'])).toEqual(['Claude']);
    expect(strangersTo([...gpt, 'anthropic/claude-haiku-4-5'], ['anthropic/claude-opus-4-5'])).toEqual(['Claude']);
    expect(() => strangersTo(gpt, ['anthropic/claude-opus-4-5', 'openrouter/x-ai/grok-4'])).toThrow(/different families/);
    expect(() => strangersTo([...gpt, 'google/gemini-3-pro'], ['google/gemma-3-27b'])).toThrow(/not to google/);
  });

  it('is said not to be known where a name does not tell it', () => {
    expect(unknownVendors(['openai/gpt-5.2', 'openai-compatible/own'])).toEqual([
      expect.stringContaining('openai-compatible/own tells no known vendor'),
    ]);
  });
});
