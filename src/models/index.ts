import { providers } from './providers/index.ts';
import type { Provider } from './provider.ts';

export { createBudget, type Budget } from './budget/index.ts';
export { callSettings } from './call-settings.ts';
export { familyOf } from './family.ts';
export { isSameModel, vendorOf } from './vendor.ts';
export { keepBooks, type Books } from './keep-books.ts';
export type { ModelAccess } from './model-access.ts';
export { referenceModels } from './reference/index.ts';
export { replayModel } from './replay-model.ts';
export { resampleModel } from './resample-model.ts';
export { resolveModel, type ConnectedModel } from './resolve-model.ts';
export { type RetryPolicy } from './retry.ts';

/** The providers with the names of their variables, for lists and checks. */
export function listProviders(): readonly Omit<Provider, 'create'>[] {
  return providers.map(({ create: _create, ...rest }) => rest);
}
export {
  builtInCatalogue,
  costOf,
  findCatalogueEntry,
  mergeCatalogues,
  parseCatalogue,
  priceOf,
  pricingOf,
  type Catalogue,
  type CatalogueModel,
} from './catalogue/index.ts';
export { createFetch } from './transport/index.ts';
export { createFlow, type Flow } from './flow/index.ts';
