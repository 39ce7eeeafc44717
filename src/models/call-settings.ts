import type { SharedV4ProviderOptions } from '@ai-sdk/provider';
import { InputError } from '../errors/index.ts';
import { reasoningEfforts, type ModelSettings, type RoleSettings } from '../spec/index.ts';
import { parseModelName } from './parse-model-name.ts';

/**
 * The settings of a model's calls, in the terms of its provider: a reasoning budget has a place of its own in each.
 * Throws InputError `invalid-option` for a budget where the provider has no place for one.
 */
export function callSettings(
  model: string,
  settings: RoleSettings & { readonly temperature: number; readonly maxOutputTokens: number },
): ModelSettings {
  const { reasoning, providerOptions, temperature, maxOutputTokens, topP } = settings;
  const byOptions = reasoningOptions(model, reasoning);
  const merged = mergeOptions(byOptions, providerOptions);
  return {
    temperature,
    maxOutputTokens,
    ...(topP === undefined ? {} : { topP }),
    ...(typeof reasoning === 'string' && byOptions === undefined ? { reasoning } : {}),
    ...(merged === undefined ? {} : { providerOptions: merged }),
  };
}

/** How the provider is told to reason, where the SDK's own setting does not tell it. Reference subjects do not reason. */
function reasoningOptions(model: string, reasoning: RoleSettings['reasoning']): SharedV4ProviderOptions | undefined {
  const { kind } = parseModelName(model);
  if (reasoning === undefined || kind === 'reference') return undefined;
  if (typeof reasoning === 'string') return effortOptions[kind]?.(reasoning);
  const options = budgetOptions[kind];
  if (options !== undefined) return options(reasoning.budgetTokens);
  throw new InputError('invalid-option', `${model} takes no reasoning budget in tokens`, {
    hint: `Give an effort (${reasoningEfforts.join(', ')}); a budget goes to ${Object.keys(budgetOptions).join(', ')}.`,
  });
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
