/** The way to one model of one provider: who calls asks for a place first and gives it back with what came of the call. */
export interface Flow {
  /**
   * Waits for a place, first come first served. Rejects with the signal's reason when that aborts; the place in the line
   * is then free at once.
   */
  acquire(call: CallSize, signal?: AbortSignal): Promise<Permit>;
  state(): FlowState;
}

export interface CallSize {
  /** Tokens that the call is expected to take, input and output; counted against limits on tokens until the truth is known. */
  readonly tokens: number;
}

/** The right to make one call, now. */
export interface Permit {
  readonly waitedMs: number;
  /** Gives the place back; belongs into a `finally`. Only the first time counts. */
  release(outcome: CallOutcome): void;
}

export interface CallOutcome {
  /** The HTTP status; null where there was no answer (reset, time-out, abort). */
  readonly status: number | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Tokens that the call really took, where that is known. */
  readonly tokens?: number;
}

/** For displays. */
export interface FlowState {
  /** Calls that may be under way at once, at present. */
  readonly limit: number;
  readonly inFlight: number;
  readonly waiting: number;
  /** Calls that were refused (429 or 529) since the start. */
  readonly refused: number;
  /** Until when nothing starts (milliseconds since the epoch), where something waits for time alone; null otherwise. */
  readonly heldUntilMs: number | null;
}
