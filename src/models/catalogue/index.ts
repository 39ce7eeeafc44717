export { builtInCatalogue } from './built-in-catalogue.ts';
export type { Catalogue, CatalogueModel, CatalogueRoute } from './catalogue.ts';
export { costOf } from './cost.ts';
export { findCatalogueEntry, type CatalogueEntry } from './find-entry.ts';
export { mergeCatalogues } from './merge-catalogues.ts';
export { parseCatalogue } from './parse-catalogue.ts';
export { priceOf, pricingOf } from './pricing-of.ts';
