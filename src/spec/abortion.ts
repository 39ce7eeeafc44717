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
