import type { Price } from '../../spec/index.ts';
import type { Pricing } from '../calling/index.ts';
import type { Catalogue } from './catalogue.ts';
import { costOf, worstCost } from './cost.ts';
import { findCatalogueEntry } from './find-entry.ts';

/** The price of a model by its name on the command line; null where it is not known. Reference subjects are free. */
export function priceOf(catalogue: Catalogue, modelName: string): Price | null {
  if (modelName.startsWith('reference/')) return free;
  return findCatalogueEntry(catalogue, modelName)?.route.price ?? null;
}

/** What calls of a model cost by the catalogue, and the most that one could cost; all money is null without a price. */
export function pricingOf(catalogue: Catalogue, modelName: string): Pricing {
  const price = priceOf(catalogue, modelName);
  return {
    priced: price !== null,
    costOf: (usage) => (price === null ? null : costOf(usage, price)),
    worstOf: (requestBytes, maxOutputTokens) => ({
      usd: price === null ? null : worstCost({ inputBytes: requestBytes, maxOutputTokens }, price),
      tokens: requestBytes + maxOutputTokens,
    }),
  };
}

const free: Price = { inputUsd: 0, outputUsd: 0, tiers: [] };
