import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.ts';
import { parseModelName } from '../parse-model-name.ts';
import { providers } from '../providers/index.ts';
import { builtInCatalogue } from './built-in-catalogue.ts';
import { findCatalogueEntry, routeNames } from './find-entry.ts';
import { mergeCatalogues } from './merge-catalogues.ts';
import { parseCatalogue } from './parse-catalogue.ts';
import { priceOf, pricingOf } from './pricing-of.ts';

const routes = builtInCatalogue.models.flatMap((model) => model.routes);

describe('the catalogue that ships', () => {
  it('has the ten models of the study, each over OpenRouter and over its own provider or Together', () => {
    expect(builtInCatalogue.models.map(({ name }) => name)).toEqual([
      'GPT-5.2',
      'Gemini 3 Flash',
      'Gemini 3 Pro',
      'Gemini 3.1 Pro',
      'Claude Haiku 4.5',
      'Claude Opus 4.5',
      'GLM-4.7',
      'GLM-5',
      'Kimi K2.5',
      'DeepSeek V3.1',
    ]);
    for (const { routes: own } of builtInCatalogue.models) {
      const kinds = own.map(({ model }) => parseModelName(model).kind);
      expect(kinds).toEqual([expect.stringMatching(/^(openai|google|anthropic|togetherai)$/), 'openrouter']);
    }
  });

  it('names only providers that there are', () => {
    const known = providers.map(({ name }) => name);
    for (const { model } of routes) expect(known).toContain(parseModelName(model).kind);
  });

  it('says of each route when and where it was looked up, and how sure its price is', () => {
    for (const route of routes) {
      expect(route.checkedOn, route.model).not.toBeNull();
      expect(route.sources, route.model).not.toEqual([]);
      expect(route.priceBasis === null, route.model).toBe(route.price === null);
    }
  });

  it('has no name twice', () => {
    const names = routes.flatMap(routeNames);
    expect(new Set(names).size).toBe(names.length);
  });

  it('reads cached input below the input price and writes it at or above, in every tier', () => {
    const all = routes.flatMap(({ price }) => (price === null ? [] : [price, ...price.tiers]));
    for (const { inputUsd, cachedInputUsd = inputUsd, cacheWriteUsd = inputUsd, outputUsd } of all) {
      expect(cachedInputUsd).toBeLessThanOrEqual(inputUsd);
      expect(cacheWriteUsd).toBeGreaterThanOrEqual(inputUsd);
      expect(outputUsd).toBeGreaterThan(inputUsd);
    }
  });
});

describe('an entry', () => {
  it.each([
    ['openai/gpt-5.2', 'openai/gpt-5.2'],
    ['openai/gpt-5.2?api=chat', 'openai/gpt-5.2'],
    ['openai/gpt-5.2-2025-12-11', 'openai/gpt-5.2'],
    ['anthropic/claude-haiku-4-5-20251001', 'anthropic/claude-haiku-4-5'],
    ['togetherai/deepseek-ai/deepseek-v3.1', 'togetherai/deepseek-ai/DeepSeek-V3.1'],
    ['openrouter/openai/gpt-5.2-20251211', 'openrouter/openai/gpt-5.2'],
  ])('of %s is found', (name, model) => {
    expect(findCatalogueEntry(builtInCatalogue, name)?.route.model).toBe(model);
  });

  it.each([
    'openai/gpt-5.2-2026-03-01',
    'openai/gpt-5.2-pro',
    'openai/gpt-5.2-chat-latest',
    'openai/gpt-5',
    'google/gemini-3-flash',
    'google/gemini-pro-latest',
    'google/gemini-3.1-pro-preview-customtools',
    'openrouter/z-ai/glm-5:free',
    'openrouter/anthropic/claude-haiku-4.5:batch',
    'openrouter/gpt-5.2',
    'anthropic/gpt-5.2',
    'openai-compatible/gpt-5.2',
    'reference/protector',
    'file:gpt-5.2',
  ])('of %s, which may be another model or another price, is not', (name) => {
    expect(findCatalogueEntry(builtInCatalogue, name)).toBeUndefined();
  });
});

describe('the price of a model', () => {
  it('is nothing for a reference subject', () => {
    const pricing = pricingOf(builtInCatalogue, 'reference/protector?good=0.9');
    expect(pricing.priced).toBe(true);
    expect(pricing.costOf({ inputTokens: 1000, outputTokens: 1000 })).toBe(0);
    expect(pricing.worstOf(1000, 1000)).toEqual({ usd: 0, tokens: 2000 });
  });

  it('is null, and never a guess, for a model that the catalogue has not', () => {
    const pricing = pricingOf(builtInCatalogue, 'openai-compatible/gpt-5.2');
    expect(priceOf(builtInCatalogue, 'openai-compatible/gpt-5.2')).toBeNull();
    expect(pricing.priced).toBe(false);
    expect(pricing.costOf({ inputTokens: 1000, outputTokens: 1000 })).toBeNull();
    expect(pricing.worstOf(1000, 1000)).toEqual({ usd: null, tokens: 2000 });
  });
});

describe("a user's catalogue", () => {
  it('needs no more than names and prices', () => {
    const user = parse([{ name: 'Mine', routes: [{ model: 'openai-compatible/mine', price: { inputUsd: 1, outputUsd: 2 } }] }]);
    const route = findCatalogueEntry(mergeCatalogues(builtInCatalogue, user), 'openai-compatible/mine')?.route;
    expect(route?.price).toEqual({ inputUsd: 1, outputUsd: 2, tiers: [] });
    expect(route?.capabilities.tools).toBeNull();
  });

  it('goes before ours for the same model name, and leaves all else', () => {
    const user = parse([{ name: 'GPT-5.2', routes: [{ model: 'openai/gpt-5.2', price: { inputUsd: 1, outputUsd: 2 } }] }]);
    const merged = mergeCatalogues(builtInCatalogue, user);
    expect(priceOf(merged, 'openai/gpt-5.2')?.inputUsd).toBe(1);
    expect(priceOf(merged, 'openrouter/openai/gpt-5.2')?.inputUsd).toBe(1.75);
    expect(merged.models).toHaveLength(builtInCatalogue.models.length);
    expect(merged.models[0]?.study?.name).toBe('GPT 5.2');
  });

  it('goes before ours for a name that is an alias of ours', () => {
    const user = parse([{ name: 'Pinned', routes: [{ model: 'openai/gpt-5.2-2025-12-11', price: { inputUsd: 3, outputUsd: 4 } }] }]);
    const merged = mergeCatalogues(builtInCatalogue, user);
    expect(priceOf(merged, 'openai/gpt-5.2-2025-12-11')?.inputUsd).toBe(3);
    expect(priceOf(merged, 'openai/gpt-5.2')?.inputUsd).toBe(1.75);
  });

  it('can take our route over under an alias of its own, and then a model of ours that is left with none goes', () => {
    const all = ['openai/gpt-5.2', 'openrouter/openai/gpt-5.2'];
    const user = parse([
      {
        name: 'House',
        routes: all.map((model) => ({ model: `${model}-house`, aliases: [model.slice(model.indexOf('/') + 1)], price: null })),
      },
    ]);
    const merged = mergeCatalogues(builtInCatalogue, user);
    expect(findCatalogueEntry(merged, 'openai/gpt-5.2')?.model.name).toBe('House');
    expect(merged.models.some(({ name }) => name === 'GPT-5.2')).toBe(false);
  });

  it('is what the catalogue that ships is, written as JSON', () => {
    expect(parseCatalogue(JSON.stringify(builtInCatalogue), 'a copy')).toEqual(builtInCatalogue);
  });

  it.each([
    ['{', /^mine\.json is not a catalogue of models: it is not JSON/],
    ['{"models":[{"name":"A","routes":[{"model":"openai/a"}]}]}', /models\.0\.routes\.0\.price/],
    ['{"models":[{"name":"A","routes":[{"model":"openai/a","price":{"inputUsd":-1,"outputUsd":1}}]}]}', /price\.inputUsd/],
    ['{"models":[{"name":"A","routes":[{"model":"openai/a?api=chat","price":null}]}]}', /without what follows a \?/],
    ['{"models":[{"name":"A","routes":[{"model":"reference/a","price":null}]}]}', /reference subjects are free/],
    ['{"models":[{"name":"A","routes":[{"model":"openai/a","price":null},{"model":"openai/A","price":null}]}]}', /'openai\/a' twice/],
    [
      '{"models":[{"name":"A","routes":[{"model":"openai/a","price":{"inputUsd":1,"outputUsd":1,"tiers":[{"aboveTokens":9,"inputUsd":1,"outputUsd":1},{"aboveTokens":9,"inputUsd":1,"outputUsd":1}]}}]}]}',
      /tiers must rise/,
    ],
  ])('that is wrong is refused with the place: %s', (text, message) => {
    expect(() => parseCatalogue(text, 'mine.json')).toThrow(message);
    expect(() => parseCatalogue(text, 'mine.json')).toThrow(InputError);
  });

  it.each([
    ['{"models":[{"name":"A","routes":[{"model":"opennai/a","price":null}]}]}', "Did you mean 'openai/…'?"],
    ['{"models":[{"name":"A","routes":[{"model":"openai/a","price":{"inputUsd":1,"outputUsd":1,"cachedInput":1}}]}]}', "'cachedInputUsd'"],
  ])('that is nearly right is refused with what was meant: %s', (text, hint) => {
    let error: unknown;
    try {
      parseCatalogue(text, 'mine.json');
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).hint).toContain(hint);
  });
});

function parse(models: unknown[]) {
  return parseCatalogue(JSON.stringify({ models }), 'mine.json');
}
