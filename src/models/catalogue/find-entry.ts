import type { Catalogue, CatalogueModel, CatalogueRoute } from './catalogue.ts';

/** What the catalogue has on a model name: the model, and the route by which the name reaches it. */
export interface CatalogueEntry {
  readonly model: Omit<CatalogueModel, 'routes'>;
  readonly route: CatalogueRoute;
}

/**
 * The entry of a model name as the command line takes it; what follows a `?` is left out of account, and so is case. An id
 * that is neither a route's own nor listed among its aliases has no entry: a dated id, `-latest`, `-preview` or `:free` can
 * be another model or have another price, so no ending is taken off.
 */
export function findCatalogueEntry(catalogue: Catalogue, modelName: string): CatalogueEntry | undefined {
  const wanted = withoutOptions(modelName).toLowerCase();
  const entries = catalogue.models.flatMap(({ routes, ...model }) => routes.map((route) => ({ model, route })));
  return (
    entries.find(({ route }) => route.model.toLowerCase() === wanted) ?? entries.find(({ route }) => routeNames(route).includes(wanted))
  );
}

/** All names of a route, its own first and then its aliases, with the provider and in lower case. */
export function routeNames({ model, aliases }: CatalogueRoute): string[] {
  const provider = model.slice(0, model.indexOf('/') + 1);
  return [model, ...aliases.map((alias) => `${provider}${alias}`)].map((name) => name.toLowerCase());
}

/** In the path of a `file:` model, and in what stands behind `monitor:`, `?` is a letter like any other. */
function withoutOptions(modelName: string): string {
  return /^(file|monitor):/.test(modelName) ? modelName : (modelName.split('?')[0] ?? modelName);
}
