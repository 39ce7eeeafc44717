import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { callKey } from './call-key.ts';

const base: LanguageModelV4CallOptions = {
  prompt: [
    { role: 'system', content: 'You are an agent.' },
    { role: 'user', content: [{ type: 'text', text: 'Do it.' }] },
  ],
  tools: [{ type: 'function', name: 'look', description: 'Looks.', inputSchema: { type: 'object', properties: {} } }],
  temperature: 1,
  maxOutputTokens: 100,
};
const key = callKey('openai/gpt-5.2', base);

describe('the key of a call', () => {
  it('is the same for the same call, whatever objects hold it and in whatever order their keys stand', () => {
    const copy = JSON.parse(JSON.stringify(base)) as LanguageModelV4CallOptions; // the same shape
    expect(callKey('openai/gpt-5.2', copy)).toBe(key);
    expect(callKey('openai/gpt-5.2', { maxOutputTokens: 100, temperature: 1, tools: base.tools ?? [], prompt: base.prompt })).toBe(key);
  });

  it('does not hang on what cannot change an answer: the signal and the headers', () => {
    expect(callKey('openai/gpt-5.2', { ...base, abortSignal: new AbortController().signal, headers: { 'x-trace': '1' } })).toBe(key);
  });

  it.each<[string, Partial<LanguageModelV4CallOptions>]>([
    ['a word of the system prompt', { prompt: [{ role: 'system', content: 'You are an agent!' }, ...base.prompt.slice(1)] }],
    ['one message more', { prompt: [...base.prompt, { role: 'user', content: [{ type: 'text', text: 'Go on.' }] }] }],
    ['the order of messages', { prompt: base.prompt.toReversed() }],
    ['a tool', { tools: [] }],
    ['the temperature', { temperature: 0.9 }],
    ['the limit of the output', { maxOutputTokens: 101 }],
    ['the seed', { seed: 1 }],
    ['the reasoning', { reasoning: 'low' }],
    ['a provider option', { providerOptions: { openai: { user: 'x' } } }],
  ])('changes with %s', (_what, changed) => {
    expect(callKey('openai/gpt-5.2', { ...base, ...changed })).not.toBe(key);
  });

  it('changes with the model, its provider and its settings', () => {
    for (const other of ['openai/gpt-5.1', 'openrouter/gpt-5.2', 'openai/gpt-5.2?api=chat']) expect(callKey(other, base)).not.toBe(key);
  });
});
