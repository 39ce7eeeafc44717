import { createFetch, resolveModel, type ConnectedModel } from '../../models/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';

/** Longest pause within an answer that has begun. */
const idleTimeoutSeconds = 60;
const connectTimeoutMs = 30_000;
/** Trials of remote models under way at once. */
export const defaultConcurrency = 50;

/** Resolves the models that cells name, each once. Throws InputError for unknown names and missing keys before anything is run. */
export async function resolveSubjects(
  names: readonly string[],
  context: Context,
  given: OptionValues,
): Promise<ReadonlyMap<string, ConnectedModel>> {
  const models = new Map<string, ConnectedModel>();
  const { environment, workingDirectory, clock } = context;
  const fetch = createFetch({
    environment,
    connections: Math.max(defaultConcurrency, given.concurrency ?? 0),
    connectTimeoutMs,
    idleTimeoutMs: (given.idleTimeout ?? idleTimeoutSeconds) * 1000,
  });
  const { baseUrl, maxAttempts, callTimeout } = given;
  for (const name of new Set(names)) {
    const model = await resolveModel(name, {
      environment,
      workingDirectory,
      fetch,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      retry: {
        ...(maxAttempts === undefined ? {} : { maxAttempts }),
        ...(callTimeout === undefined ? {} : { attemptTimeoutMs: callTimeout * 1000 }),
      },
      now: clock.now,
      random: Math.random,
    });
    models.set(name, model);
  }
  return models;
}
