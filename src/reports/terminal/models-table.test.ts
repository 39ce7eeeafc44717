import { expect, it } from 'vitest';
import { builtInCatalogue, listProviders, referenceModels } from '../../models/index.ts';
import { modelsTable } from './models-table.ts';

const lists = { catalogue: builtInCatalogue.models, providers: listProviders(), reference: referenceModels };

it.each([80, 100, 120, 140])('fits into %i columns', (columns) => {
  const lines = modelsTable(lists, { columns }).split('\n');
  // The settings of a reference subject are one word, which is not broken.
  expect(lines.filter((line) => line.length > columns && !line.trimStart().startsWith('?'))).toEqual([]);
});

it('shows every model with its routes below it, then the providers, then the reference subjects', () => {
  const text = modelsTable(lists, { columns: 100 });
  const places = [
    'GPT-5.2 (OpenAI)',
    '  openai/gpt-5.2 ',
    '  openrouter/openai/gpt-5.2 ',
    'GLM-5 (Z.ai)',
    'OPENROUTER_API_KEY',
    'reference/protector',
  ];
  const found = places.map((place) => text.indexOf(place));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((one, other) => one - other));
});

it('says of prices what they are and when they were looked up', () => {
  const text = modelsTable(lists, { columns: 120 });
  expect(text).toContain('looked up on 2026-11-24');
  expect(text).toMatch(/ {2}openai\/gpt-5\.2 +400k +1\.75 +0\.175 +14\.00 /);
  expect(text).toContain('US$ a million tokens');
});

it('shows what is not known as a question mark', () => {
  const unknown = { tools: null, reasoning: null, reasonsByDefault: null, reasoningSettable: null, seed: null, temperature: null };
  const route = { model: 'openai/x', aliases: [], contextTokens: null, maxOutputTokens: null, price: null, priceBasis: null };
  const model = {
    name: 'X',
    maker: null,
    study: null,
    routes: [{ ...route, capabilities: unknown, retiredOn: null, checkedOn: null, sources: [] }],
  };
  const only = { catalogue: [model], providers: [], reference: [] };
  expect(modelsTable(only, { columns: 80 })).toMatch(/ {2}openai\/x +\? +\? +\? +\? +\?\?\?\?$/m);
  expect(modelsTable(only, { columns: 120 })).toMatch(/ {2}openai\/x( +\?){8}$/m);
});

it('shows with a filter all that is known of what it fits, and nothing else', () => {
  const text = modelsTable(lists, { columns: 100, filter: 'Gemini-3-Pro' });
  expect(text).toContain("Gemini 3 Pro: in the study 'Gemini 3 Pro', there gemini/gemini-3-pro-preview.");
  expect(text).toContain('above 200,000 tokens of prompt: 4.00 in, 0.40 cached, 18.00 out');
  expect(text).toContain('retired by its provider: 2026-03-09');
  expect(text).not.toContain('gpt-5.2');
  expect(text).not.toContain('reference/');
  expect(text).not.toContain('OPENAI_API_KEY');
});

it('finds reference subjects and providers too', () => {
  expect(modelsTable(lists, { columns: 100, filter: 'protector' })).toContain('reference/protector');
  expect(modelsTable(lists, { columns: 100, filter: 'compatible' })).toContain('OPENAI_COMPATIBLE_API_KEY');
});

it('says so where nothing fits, and that any other id works', () => {
  expect(modelsTable(lists, { columns: 100, filter: 'nonesuch' })).toMatch(/Nothing here is named 'nonesuch'\. Any other id works too/);
});
