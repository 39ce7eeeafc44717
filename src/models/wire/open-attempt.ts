import { AsyncLocalStorage } from 'node:async_hooks';
import type { WireExchange } from '../../spec/index.ts';

/** An attempt under way, as the wire sees it. */
export interface OpenAttempt {
  /** Asks whether a request with this body may be sent; waits or rejects where it may not. */
  readonly beforeSend: (body: string) => Promise<void>;
  /** Real time that the answer may take from the moment of sending. */
  readonly timeoutMs: number;
  /** Is told what went over the wire, as soon as it did; the last one counts. */
  readonly onExchange: (exchange: WireExchange) => void;
}

const attempts = new AsyncLocalStorage<OpenAttempt>();

/** Runs an attempt; what is sent from within it is told to `attempt`. */
export function duringAttempt<Result>(attempt: OpenAttempt, act: () => Promise<Result>): Promise<Result> {
  return attempts.run(attempt, act);
}

/** The attempt under way, if the caller is within one. */
export function openAttempt(): OpenAttempt | undefined {
  return attempts.getStore();
}
