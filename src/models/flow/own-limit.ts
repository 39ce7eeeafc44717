/** A hard limit of our own on what starts within a window. */
export interface OwnLimit {
  /** The earliest time at which a call of this cost may start. */
  readyAt(cost: number, now: number): number;
  /** Counts a call that starts. */
  count(cost: number, now: number): CountedCall;
}

export interface CountedCall {
  /** Puts the cost right once it is known. */
  correct(cost: number): void;
}

/**
 * Counts what started in the last window, so that the limit holds in every window, wherever it begins; and spreads the
 * starts evenly, ahead of time by a sixtieth of the window at most (generic cell rate algorithm, ITU-T I.371). A call
 * that is larger than the limit starts when nothing else counts.
 */
export function createOwnLimit(limit: number, windowMs: number): OwnLimit {
  const counted: { readonly at: number; cost: number; gone: boolean }[] = [];
  let first = 0;
  let sum = 0;
  let due = -Infinity;
  const msEach = windowMs / limit;

  const forget = (now: number): void => {
    for (let entry = counted[first]; entry !== undefined && entry.at + windowMs <= now; entry = counted[first]) {
      sum -= entry.cost;
      entry.gone = true;
      first += 1;
    }
    if (first < 1024 && first < counted.length) return;
    counted.splice(0, first);
    first = 0;
    if (counted.length === 0) sum = 0; // no rounding error stays
  };

  /** When enough of what counts has left the window. */
  const roomAt = (cost: number, now: number): number => {
    let excess = sum + Math.min(cost, limit) - limit;
    for (let index = first; excess > 0; index += 1) {
      const entry = counted[index];
      if (entry === undefined) return now;
      excess -= entry.cost;
      if (excess <= 0) return entry.at + windowMs;
    }
    return now;
  };

  return {
    readyAt: (cost, now) => {
      forget(now);
      return Math.max(due - windowMs / 60, roomAt(cost, now));
    },
    count: (cost, now) => {
      const entry = { at: now, cost, gone: false };
      counted.push(entry);
      sum += cost;
      due = Math.max(due, now) + cost * msEach;
      return {
        correct: (actual) => {
          if (!entry.gone) sum += actual - entry.cost;
          due += (actual - entry.cost) * msEach;
          entry.cost = actual;
        },
      };
    },
  };
}
