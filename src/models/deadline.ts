/** A time by which something must have ended. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Rejects when the signal aborts. */
  readonly passed: Promise<never>;
  /** Lets go of the timer and of the caller's signal. */
  readonly forget: () => void;
}

/** Longer timers fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Aborts with the caller, or when the time is over. Not AbortSignal.timeout: its timers would outlive every call. */
export function startDeadline(outer: AbortSignal | undefined, timeoutMs: number): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const passed = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error); // one of the two below
    });
  });
  passed.catch(() => undefined); // it mostly loses the race
  const follow = (): void => {
    controller.abort(new DOMException('the call was aborted', 'AbortError'));
  };
  const timer = setTimeout(
    () => {
      controller.abort(new DOMException(`no answer within ${timeoutMs / 1000} s`, 'TimeoutError'));
    },
    Math.min(longestTimerMs, timeoutMs),
  );
  if (outer?.aborted === true) follow();
  else outer?.addEventListener('abort', follow, { once: true });
  return {
    signal,
    passed,
    forget: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', follow);
    },
  };
}
