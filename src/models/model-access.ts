import type { RetryPolicy } from './retry.ts';

/** What models need of their surroundings; the command line gathers it. */
export interface ModelAccess {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Against which the path of a `file:` model is resolved. */
  readonly workingDirectory: string;
  /** Address of an `openai-compatible` server, before the environment's. */
  readonly baseUrl?: string;
  /** Carries requests; the runtime's own where absent. */
  readonly fetch?: typeof globalThis.fetch;
  /** Where calls are retried otherwise than by default. */
  readonly retry?: Partial<RetryPolicy>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** In [0, 1); spreads waits, decides nothing else. */
  readonly random: () => number;
}
