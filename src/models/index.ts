import { providers } from './providers/index.ts';
import type { Provider } from './provider.ts';

export type { ModelAccess } from './model-access.ts';
export { referenceModels } from './reference/index.ts';
export { resolveModel } from './resolve-model.ts';
export { type RetryPolicy } from './retry.ts';

/** The providers with the names of their variables, for lists and checks. */
export function listProviders(): readonly Omit<Provider, 'create'>[] {
  return providers.map(({ create: _create, ...rest }) => rest);
}
