import { createFixedWindow } from './fixed-window.ts';
import { createRefilledBucket } from './refilled-bucket.ts';
import type { Demand, Statement } from './statement.ts';

/** What is known of one allowance that a provider states. */
export interface Allowance {
  learn(statement: Statement): void;
  /** The earliest time at which the call may start. */
  readyAt(demand: Demand): number;
}

/**
 * Headers look alike whether an allowance is given anew with each window or filled up all the time, so both readings
 * are kept, and the one counts that has foretold the stated resets better: a window's stays while what remains gets
 * less; that of a bucket moves away with all that is spent. However wrong a statement is, it holds nothing back for
 * longer than `maxHoldMs`.
 */
export function createAllowance({ estimated, maxHoldMs }: { readonly estimated: boolean; readonly maxHoldMs: number }): Allowance {
  const window = createFixedWindow(estimated);
  const bucket = createRefilledBucket(estimated);
  let learnedAt = -Infinity;
  return {
    learn: (statement) => {
      learnedAt = statement.at.answered;
      window.learn(statement);
      bucket.learn(statement);
    },
    readyAt: (demand) => {
      const reading = bucket.known && bucket.error <= window.error ? bucket : window;
      return Math.min(reading.readyAt(demand), learnedAt + maxHoldMs);
    },
  };
}
