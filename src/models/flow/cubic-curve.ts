/** The way back after a fall, and beyond. */
export interface CubicCurve {
  /** Where it leads to, and stays for a while. */
  readonly ceiling: number;
  /** Calls were answered until now; `used`: the limit was what held calls back. The value at which it stands then. */
  advance(moment: { readonly now: number; readonly used: boolean; readonly roundTripMs: number }): number;
  /** The ceiling was over-estimated. */
  lower(ceiling: number): void;
}

/** How much speaks against looking beyond the ceiling soon. */
export interface Doubt {
  /** How long the flat part is, as a multiple. */
  readonly patience: number;
  /** What a refusal costs. */
  readonly holdMs: number;
}

interface CurveSetting extends Doubt {
  readonly low: number;
  readonly ceiling: number;
  readonly now: number;
}

/** Round trips from the low to the ceiling. */
const recovery = 2;
/** Round trips from there until the limit is a tenth over the ceiling, with a patience of 1. */
const probing = 10;
/** And so many times what a refusal costs. */
const worth = 16;
/** A clock of whole milliseconds shows none for what is answered at once. */
const shortestTripMs = 1;

/**
 * The window of TCP CUBIC (Ha, Rhee, Xu 2008): fast at first, flat around the ceiling, then ever faster. Times are
 * counted in round trips, since a call takes a tenth of a second here and a minute there, and only while the limit holds
 * calls back: what is not used shows nothing.
 */
export function createCubicCurve({ low, ceiling, patience, holdMs, now }: CurveSetting): CubicCurve {
  const from = { low, ceiling };
  let usedMs = 0;
  let lastAt = now;
  return {
    get ceiling() {
      return from.ceiling;
    },
    lower: (value) => {
      from.ceiling = value;
      from.low = Math.min(from.low, value);
    },
    advance: ({ now: time, used, roundTripMs: tookMs }) => {
      const roundTripMs = Math.max(shortestTripMs, tookMs);
      if (used) usedMs += Math.min(time - lastAt, roundTripMs);
      lastAt = time;
      const recoveryMs = recovery * roundTripMs;
      const past = usedMs - recoveryMs;
      if (past < 0) return from.ceiling + (from.ceiling - from.low) * (past / recoveryMs) ** 3;
      const flatMs = patience * (probing * roundTripMs + worth * holdMs);
      return from.ceiling + Math.max(1, from.ceiling / 10) * (past / flatMs) ** 3;
    },
  };
}
