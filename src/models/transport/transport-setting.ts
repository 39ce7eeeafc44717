/** How requests travel. All times are in milliseconds. */
export interface TransportSetting {
  /** Connections to one address that may be open at once, and so the calls under way; the others wait. */
  readonly connections: number;
  /** For connecting, TLS and a proxy's tunnel included; may be up to a second late. */
  readonly connectTimeoutMs: number;
  /** The longest silence within a response that has begun. */
  readonly idleTimeoutMs: number;
  /** The time that a call may take in all; without it, only the caller's signal ends a call that is not answered. */
  readonly callTimeoutMs?: number | undefined;
  /** How long a connection that is not used stays open, where the server does not say. */
  readonly keepAliveMs?: number | undefined;
  /** A longer response is an error. */
  readonly maxResponseBytes?: number | undefined;
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY are read from it, also in lower case. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What the AI SDK takes at most. */
export const defaultMaxResponseBytes = 100 * 1024 * 1024;
