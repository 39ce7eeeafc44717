/** What one response said of an allowance, with what had been spent when it was asked for and when it came. */
export interface Statement {
  /** Undefined where the provider names none. */
  readonly limit: number | undefined;
  readonly remaining: number;
  /** Whether the reset is in whole seconds, and so may be a second off. */
  readonly coarse: boolean;
  /** The end of the window, or when the allowance is full again; by our clock, for either moment at which the provider may have written it. */
  readonly resetAt: Readonly<Record<Moment, number>>;
  /** The time of the moment. */
  readonly at: Readonly<Record<Moment, number>>;
  /** What all calls that had started by that moment cost, this one included. */
  readonly spent: Readonly<Record<Moment, number>>;
}

/** When a provider reads its counters: as a request comes, or as the response goes. It does not say. */
export type Moment = 'sent' | 'answered';
export const moments: readonly Moment[] = ['sent', 'answered'];

/** What is known of an allowance under one reading of the statements. */
export interface Reading {
  learn(statement: Statement): void;
  /** The earliest time at which the call may start. */
  readyAt(demand: Demand): number;
  /** How far, in milliseconds, the resets that were stated lay from what this reading foretold: a sum that forgets. */
  readonly error: number;
}

export interface Demand {
  readonly cost: number;
  /** What all calls so far cost. */
  readonly spent: number;
  readonly now: number;
}

/** What is left of a sum's parts with each new one. */
export const memory = 0.95;
