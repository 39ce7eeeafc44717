import { usdText } from './catalogue-table.ts';
import type { ModelLine, Rates, RouteLine } from './model-line.ts';
import { wrapped } from './wrapped.ts';

/** All that the catalogue has on a model and its routes, in words, wrapped to the width of the terminal. */
export function modelDetails({ name, study, note, routes }: ModelLine, columns: number): string {
  const lines = [
    ...(study === null ? [] : [`${name}: in the study '${study.name}'${study.id === null ? '' : `, there ${study.id}`}.`]),
    ...(note === undefined ? [] : [note]),
    ...routes.flatMap((route) => [route.model, ...routeDetails(route).map((detail) => `  ${detail}`)]),
  ];
  return lines.flatMap((line) => wrapped(line, columns)).join('\n');
}

function routeDetails({ aliases, maxOutputTokens, price, priceBasis, retiredOn, checkedOn, sources, note }: RouteLine): string[] {
  return [
    ...(aliases.length === 0 ? [] : [`also named ${aliases.join(', ')}`]),
    ...(maxOutputTokens === null ? [] : [`at most ${maxOutputTokens.toLocaleString('en-GB')} tokens of output`]),
    price === null ? 'price not known' : `price${priceBasis === null ? '' : ` (${priceBasis})`}: ${ratesText(price)}`,
    ...(price?.tiers ?? []).map((tier) => `above ${tier.aboveTokens.toLocaleString('en-GB')} tokens of prompt: ${ratesText(tier)}`),
    ...(retiredOn === null ? [] : [`retired by its provider: ${retiredOn}`]),
    ...(note === undefined ? [] : [note]),
    ...(checkedOn === null ? [] : [`looked up on ${checkedOn}${sources.length === 0 ? '' : ` in ${sources.join('; ')}`}`]),
  ];
}

function ratesText({ inputUsd, cachedInputUsd, cacheWriteUsd, outputUsd }: Rates): string {
  return [
    `${usdText(inputUsd)} in`,
    ...(cachedInputUsd === undefined ? [] : [`${usdText(cachedInputUsd)} cached`]),
    ...(cacheWriteUsd === undefined ? [] : [`${usdText(cacheWriteUsd)} cache write`]),
    `${usdText(outputUsd)} out`,
  ].join(', ');
}
