import { describe, expect, it } from 'vitest';
import { callSettings } from './call-settings.ts';

const plain = { temperature: 1, maxOutputTokens: 100 };

describe('the settings of a call', () => {
  it('are passed on, without those that nobody gave', () => {
    expect(callSettings('openai/gpt-5.2', plain)).toEqual(plain);
    expect(callSettings('openai/gpt-5.2', { ...plain, topP: 0.5, reasoning: 'low' })).toEqual({ ...plain, topP: 0.5, reasoning: 'low' });
  });

  it.each([
    ['anthropic/claude-opus-4-5', { anthropic: { thinking: { type: 'enabled', budgetTokens: 2000 } } }],
    ['google/gemini-3-pro-preview', { google: { thinkingConfig: { thinkingBudget: 2000, includeThoughts: true } } }],
    ['openrouter/z-ai/glm-5', { openrouter: { reasoning: { max_tokens: 2000 } } }],
  ])('give %s a reasoning budget in its own place, beside other options', (model, providerOptions) => {
    expect(callSettings(model, { ...plain, reasoning: { budgetTokens: 2000 } })).toEqual({ ...plain, providerOptions });
    const [name = ''] = Object.keys(providerOptions);
    const merged = callSettings(model, { ...plain, reasoning: { budgetTokens: 2000 }, providerOptions: { [name]: { user: 'x' } } });
    expect(merged.providerOptions?.[name]).toMatchObject({ user: 'x', ...Object.values(providerOptions)[0] });
  });

  it('tell OpenRouter the effort in its own words, since its package drops the general one', () => {
    expect(callSettings('openrouter/openai/gpt-5.2', { ...plain, reasoning: 'max' })).toEqual({
      ...plain,
      providerOptions: { openrouter: { reasoning: { effort: 'xhigh' } } },
    });
  });

  it('are refused where a provider has no place for a budget', () => {
    expect(() => callSettings('openai/gpt-5.2', { ...plain, reasoning: { budgetTokens: 1 } })).toThrow('takes no reasoning budget');
    expect(callSettings('reference/protector', { ...plain, reasoning: { budgetTokens: 1 } })).toEqual(plain);
  });
});
