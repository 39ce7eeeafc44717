import { resolveModel } from '../models/index.ts';
import type { ResolvedModel } from '../spec/index.ts';
import type { Context } from './context.ts';
import type { OptionValues } from './options.ts';

/** Resolves the models that cells name, each once. Throws InputError for unknown names and missing keys before anything is run. */
export async function resolveSubjects(
  names: readonly string[],
  context: Context,
  given: OptionValues,
): Promise<ReadonlyMap<string, ResolvedModel>> {
  const models = new Map<string, ResolvedModel>();
  for (const name of new Set(names)) {
    models.set(
      name,
      await resolveModel(name, {
        environment: context.environment,
        workingDirectory: context.workingDirectory,
        ...(given.baseUrl === undefined ? {} : { baseUrl: given.baseUrl }),
        retry: {
          ...(given.maxAttempts === undefined ? {} : { maxAttempts: given.maxAttempts }),
          ...(given.callTimeout === undefined ? {} : { attemptTimeoutMs: given.callTimeout * 1000 }),
        },
        now: context.clock.now,
        random: Math.random,
      }),
    );
  }
  return models;
}
