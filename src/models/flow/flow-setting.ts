/** What a flow is told. */
export interface FlowSetting extends Partial<FlowTiming> {
  /** Never more calls than this are under way; at least 1. */
  readonly maxConcurrency: number;
  /** A hard limit of our own, in any minute. */
  readonly requestsPerMinute?: number | undefined;
  /** A hard limit of our own, in any minute; a single call that is larger goes alone. */
  readonly tokensPerMinute?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after the time; rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** In [0, 1); spreads starts, decides nothing else. */
  readonly random: () => number;
}

export interface FlowTiming {
  /** Calls under way at once, before anything is known of the provider. */
  readonly startConcurrency: number;
  /** What a minute is to `requestsPerMinute` and `tokensPerMinute`. */
  readonly minuteMs: number;
  /** No wait that a provider asks for holds calls back for longer. */
  readonly maxHoldMs: number;
  /** The first wait after refusals in a row, with no wait asked for, is at most this (a round trip where that is less); it doubles each time. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

export const defaultFlowTiming: FlowTiming = {
  startConcurrency: 16,
  minuteMs: 60_000,
  maxHoldMs: 600_000,
  backoffMs: 1000,
  maxBackoffMs: 30_000,
};
