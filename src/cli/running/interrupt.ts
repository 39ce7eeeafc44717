/** How a person's Ctrl-C reaches a run. */
export interface Interrupt {
  /** Aborted by the first signal: start nothing new. */
  readonly stop: AbortSignal;
  /** Aborted by the second signal, or when the trials under way have had their time. */
  readonly abort: AbortSignal;
  /** Listens no more. */
  release(): void;
}

/** Time that trials under way have to end after the first signal. */
const graceMs = 10_000;

/** Listens for SIGINT and SIGTERM. `onFirst` is told once, so that the person learns what happens. */
export function listenForInterrupt(onFirst: () => void): Interrupt {
  const stop = new AbortController();
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const listener = (): void => {
    if (stop.signal.aborted) {
      abort.abort();
      return;
    }
    stop.abort();
    onFirst();
    timer = setTimeout(() => {
      abort.abort();
    }, graceMs);
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return {
    stop: stop.signal,
    abort: abort.signal,
    release: () => {
      clearTimeout(timer);
      process.off('SIGINT', listener);
      process.off('SIGTERM', listener);
    },
  };
}
