/** A signal as a promise, so that a model that does not heed the signal cannot hold the slot. */
export interface Abortion {
  /** Rejects when the signal aborts. */
  readonly promise: Promise<never>;
  forget(): void;
}

export function abortion(signal: AbortSignal): Abortion {
  let listener = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    listener = () => {
      reject(new Error('aborted'));
    };
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  });
  promise.catch(() => undefined); // it may lose every race
  return {
    promise,
    forget: () => {
      signal.removeEventListener('abort', listener);
    },
  };
}

/** How a turn that threw is to be taken: time was up, or something failed. */
export function causeOf(error: unknown, signal: AbortSignal): { reason: 'time-limit' } | { reason: 'failure'; message: string } {
  if (signal.aborted || wasCutOff(error)) return { reason: 'time-limit' };
  return { reason: 'failure', message: error instanceof Error ? error.message : String(error) };
}

/** A replayed call that was cut off by the end of its trial's time is cut off again. */
function wasCutOff(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
