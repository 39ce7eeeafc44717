import { resolveModel, type RetryPolicy } from '../../../src/models/index.ts';
import type { ResolvedModel } from '../../../src/spec/index.ts';
import type { WireServer } from './wire-server.ts';

/** Waits in milliseconds, so that tests need not wait. */
const quickRetries: Partial<RetryPolicy> = { maxAttempts: 3, baseDelayMs: 1, maxDelayMs: 5, attemptTimeoutMs: 20_000 };

/** A model by its name, as the command line resolves it, at a server that stands in for its provider. */
export function modelOverWire(
  name: string,
  server: Pick<WireServer, 'key' | 'baseUrl'>,
  { retry, environment = {} }: { retry?: Partial<RetryPolicy>; environment?: Readonly<Record<string, string>> } = {},
): Promise<ResolvedModel> {
  const variables = (name.split('/')[0] ?? '').toUpperCase().replaceAll('-', '_');
  return resolveModel(name, {
    environment: { [`${variables}_API_KEY`]: server.key, [`${variables}_BASE_URL`]: server.baseUrl, ...environment },
    workingDirectory: '.',
    retry: { ...quickRetries, ...retry },
    now: Date.now,
    random: Math.random,
  });
}
