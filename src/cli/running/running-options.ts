import type { OptionName } from '../options.ts';

/** The options of every command that runs trials, in the order in which help shows them. */
export const runningOptions = [
  'scenario',
  'trials',
  'seed',
  'concurrency',
  'budget',
  'budgetTokens',
  'allowUnpriced',
  'temperature',
  'topP',
  'maxOutputTokens',
  'reasoning',
  'sendSeed',
  'maxCalls',
  'trialTimeout',
  'callTimeout',
  'idleTimeout',
  'maxAttempts',
  'requestsPerMinute',
  'tokensPerMinute',
  'baseUrl',
  'catalogue',
  'out',
] as const satisfies readonly OptionName[];
