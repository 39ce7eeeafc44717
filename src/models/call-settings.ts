import type { SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { ModelSettings, reasoningEfforts, RoleSettings } from '../spec/index.ts';
import { parseModelName } from './parse-model-name.ts';

/** The settings of a model's calls, in the terms of its provider: a reasoning budget has a place of its own in each. */
export function callSettings(
  model: string,
  settings: RoleSettings & { readonly temperature: number; readonly maxOutputTokens: number },
): ModelSettings {
  const { reasoning, providerOptions, temperature, maxOutputTokens, topP } = settings;
  const provider = parseModelName(model).kind;
  const byOptions =
    typeof reasoning === 'object'
      ? budgetOptions[provider]?.(reasoning.budgetTokens)
      : reasoning === undefined
        ? undefined
        : effortOptions[provider]?.(reasoning);
  const merged = mergeOptions(byOptions, providerOptions); // JSON by its schema
  return {
    temperature,
    maxOutputTokens,
    ...(topP === undefined ? {} : { topP }),
    ...(typeof reasoning === 'string' && byOptions === undefined ? { reasoning } : {}),
    ...(merged === undefined ? {} : { providerOptions: merged }),
  };
}

/** Whether a provider has a place for a reasoning budget in tokens. */
export function takesReasoningBudget(model: string): boolean {
  return budgetOptions[parseModelName(model).kind] !== undefined;
}

/** A budget of 0 tokens turns reasoning off. */
const budgetOptions: Readonly<Record<string, (tokens: number) => SharedV4ProviderOptions>> = {
  anthropic: (tokens) => ({ anthropic: { thinking: tokens === 0 ? { type: 'disabled' } : { type: 'enabled', budgetTokens: tokens } } }),
  google: (tokens) => ({ google: { thinkingConfig: { thinkingBudget: tokens, includeThoughts: tokens > 0 } } }),
  openrouter: (tokens) => ({ openrouter: { reasoning: { max_tokens: tokens } } }),
};

/** OpenRouter's package drops the SDK's own setting; its effort has no word above xhigh. */
const effortOptions: Readonly<Record<string, (effort: (typeof reasoningEfforts)[number]) => SharedV4ProviderOptions>> = {
  openrouter: (effort) => ({ openrouter: { reasoning: { effort: effort === 'max' ? 'xhigh' : effort } } }),
};

function mergeOptions(
  one: SharedV4ProviderOptions | undefined,
  other: SharedV4ProviderOptions | undefined,
): SharedV4ProviderOptions | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, { ...one[name], ...other[name] }]));
}
