/** Those who wait for a place, first come first served. */
export interface WaitingLine<Item, Place> {
  join(item: Item, signal: AbortSignal | undefined): Promise<Place>;
  /** Lets in as many as may come; to be called whenever that may have changed. */
  advance(): void;
  readonly length: number;
  /** The time at which the line will look again; undefined where it does not wait for time. */
  readonly wakesAt: number | undefined;
}

interface LineSetting<Item, Place> {
  /** The earliest time at which the first in the line may come; Infinity where time alone does not bring it. */
  readonly readyAt: (item: Item, now: number) => number;
  readonly admit: (item: Item, now: number) => Place;
  readonly now: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

interface Waiter<Item, Place> {
  readonly item: Item;
  readonly enter: (place: Place) => void;
}

/** Timers overflow beyond; the line then looks again. */
const longestWaitMs = 1_000_000_000;

/** A line with one timer, whatever its length. Who aborts leaves at once, and those behind move up. */
export function createWaitingLine<Item, Place>({ readyAt, admit, now, wait }: LineSetting<Item, Place>): WaitingLine<Item, Place> {
  const waiters = new Set<Waiter<Item, Place>>(); // in order of arrival
  let alarm: { readonly at: number; readonly cancel: AbortController } | undefined;

  const advance = (): void => {
    for (const waiter of waiters) {
      const time = now();
      const at = readyAt(waiter.item, time);
      if (at > time) {
        wakeAt(at);
        return;
      }
      waiters.delete(waiter);
      waiter.enter(admit(waiter.item, time));
    }
    wakeAt(Infinity);
  };

  const wakeAt = (at: number): void => {
    if (alarm?.at === at) return;
    alarm?.cancel.abort();
    alarm = undefined;
    if (at === Infinity) return;
    const set = { at, cancel: new AbortController() };
    alarm = set;
    const ring = (): void => {
      if (alarm !== set) return; // another was set meanwhile
      alarm = undefined;
      advance();
    };
    wait(Math.min(longestWaitMs, Math.max(0, at - now())), set.cancel.signal).then(ring, ring);
  };

  return {
    join: (item, signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          waiters.delete(waiter);
          reject(signal?.reason as Error); // whatever the caller aborted with
          advance();
        };
        const waiter: Waiter<Item, Place> = {
          item,
          enter: (place) => {
            signal?.removeEventListener('abort', leave);
            resolve(place);
          },
        };
        if (signal?.aborted === true) {
          leave();
          return;
        }
        signal?.addEventListener('abort', leave, { once: true });
        waiters.add(waiter);
        if (waiters.size === 1) advance();
      }),
    advance,
    get length() {
      return waiters.size;
    },
    get wakesAt() {
      return alarm?.at;
    },
  };
}
