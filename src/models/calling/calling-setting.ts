import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { CallLedger, Spending, Usage } from '../../spec/index.ts';
import type { Budget } from '../budget/index.ts';
import type { Flow } from '../flow/index.ts';
import type { Redactor } from '../redact.ts';
import type { RetryPolicy } from '../retry.ts';

/** What calls of one model cost. */
export interface Pricing {
  /** Whether a price is known; where it is not, all sums of money are null. */
  readonly priced: boolean;
  /** US dollars. */
  readonly costOf: (usage: Usage) => number | null;
  /** The most that a request of so many bytes can come to. */
  readonly worstOf: (requestBytes: number, maxOutputTokens: number) => Spending;
}

/** All that buying the calls of one model takes. */
export interface CallingSetting {
  /** The model's name as cells give it. */
  readonly name: string;
  /** The model itself, without retries. */
  readonly model: LanguageModelV4;
  /** Whether its calls go over a wire that is captured; else they are bounded by what is passed to the model. */
  readonly hasWire: boolean;
  readonly pricing: Pricing;
  readonly flow: Flow;
  readonly budget: Budget;
  readonly ledger: CallLedger;
  readonly policy: RetryPolicy;
  readonly redactor: Redactor;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** In [0, 1); spreads waits. */
  readonly random: () => number;
}
