import type { Catalogue, CatalogueModel, CatalogueRoute } from './catalogue.ts';
import { routeNames } from './find-entry.ts';

/**
 * One catalogue out of two. A user's route takes the place of the one of that name, wherever it stands, and a name that a
 * user claims as an alias is no other's any more. Models of the same name are one, in the user's words where there are any.
 */
export function mergeCatalogues(own: Catalogue, user: Catalogue): Catalogue {
  const claimed = new Set(user.models.flatMap(({ routes }) => routes.flatMap(routeNames)));
  const named = new Map(user.models.map((model) => [model.name, model]));
  const merged = own.models
    .map((model) => ({ ...model, routes: model.routes.flatMap((route) => unclaimed(route, claimed)) }))
    .map((model) => joined(model, named.get(model.name)))
    .filter(({ routes }) => routes.length > 0);
  const added = user.models.filter(({ name }) => !own.models.some((model) => model.name === name));
  return { format: own.format, models: [...merged, ...added] };
}

/** The route with the names that nobody else claims; gone where its own name is claimed. */
function unclaimed(route: CatalogueRoute, claimed: ReadonlySet<string>): CatalogueRoute[] {
  const [name = '', ...aliases] = routeNames(route);
  if (claimed.has(name)) return [];
  return [{ ...route, aliases: route.aliases.filter((_alias, position) => !claimed.has(aliases[position] ?? '')) }];
}

function joined(own: CatalogueModel, user: CatalogueModel | undefined): CatalogueModel {
  if (user === undefined) return own;
  const note = user.note ?? own.note;
  return {
    name: own.name,
    maker: user.maker ?? own.maker,
    study: user.study ?? own.study,
    routes: [...user.routes, ...own.routes],
    ...(note === undefined ? {} : { note }),
  };
}
