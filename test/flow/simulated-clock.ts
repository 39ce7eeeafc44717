/** A clock whose time passes at once: to the next thing that somebody waits for. */
export interface SimulatedClock {
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Lets time pass until then. */
  readonly runUntil: (time: number) => Promise<void>;
}

/** Starts at noon of a day in 2026, since providers state times of day. */
export function createSimulatedClock(start = Date.UTC(2026, 0, 1, 12)): SimulatedClock {
  let time = start;
  let waits: { readonly at: number; readonly resolve: () => void }[] = [];
  return {
    now: () => time,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        const entry = { at: time + ms, resolve };
        const place = waits.findLastIndex(({ at }) => at <= entry.at);
        waits.splice(place + 1, 0, entry);
        signal?.addEventListener('abort', () => {
          waits = waits.filter((each) => each !== entry);
          reject(signal.reason as Error); // whatever it was aborted with
        });
      }),
    runUntil: async (end) => {
      for (;;) {
        await settled();
        const next = waits[0];
        if (next === undefined || next.at > end) break;
        waits.shift();
        time = next.at;
        next.resolve();
      }
      time = end;
    },
  };
}

/** All that follows from what was resolved has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
