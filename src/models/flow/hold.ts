/** Holds back all new calls for a while. */
export interface Hold {
  /** The earliest time at which a call may start. */
  readyAt(): number;
  /** Nothing starts for so long. */
  extend(ms: number): void;
  /** Faults or refusals in a row, with no answer between: the wait doubles each time; none for the first. */
  backOff(roundTripMs: number | undefined): void;
  answered(): void;
  /** A call starts; `limit` may be under way. */
  started(limit: number): void;
}

interface HoldSetting {
  readonly maxHoldMs: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  readonly now: () => number;
  readonly random: () => number;
}

/** Part of a wait by which it is lengthened at most, and over which the starts after it are spread. */
const jitter = 0.1;
const longestSpreadMs = 1000;

/**
 * A wait that a provider asks for, or one of our own. Its end lies at random within a tenth more, since other processes
 * may have been told the same; the calls that waited for it then start one after another and not in the same moment.
 */
export function createHold({ maxHoldMs, backoffMs, maxBackoffMs, now, random }: HoldSetting): Hold {
  let until = -Infinity;
  let spreadMs = 0;
  let nextAt = -Infinity;
  let inARow = 0;
  const extend = (ms: number): void => {
    const bounded = Math.min(ms, maxHoldMs);
    const end = now() + bounded * (1 + jitter * random());
    if (end <= until) return;
    until = end;
    spreadMs = Math.min(longestSpreadMs, bounded * jitter);
  };
  return {
    readyAt: () => Math.max(until, nextAt),
    extend,
    backOff: (roundTripMs = backoffMs) => {
      if (inARow > 0) extend(Math.min(maxBackoffMs, Math.min(backoffMs, roundTripMs) * 2 ** (inARow - 1)));
      inARow += 1;
    },
    answered: () => {
      inARow = 0;
    },
    started: (limit) => {
      const time = now();
      if (time < until + spreadMs) nextAt = time + (2 * random() * spreadMs) / limit;
    },
  };
}
