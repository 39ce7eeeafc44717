import { parseSearch, patternOfTerms, takenApart } from '../../../src/spec/viewing/index.ts';

/** Where a search hits in a text that was taken apart, as the server finds it. Undefined where there is nothing to look for. */
export function searchPattern(search: string | undefined): RegExp | undefined {
  return patternOfTerms(parseSearch(search ?? ''));
}

/** Where a pattern of `searchPattern` stands in a text, with and without accents; at most `most` places. */
export function placesOfPattern(text: string, pattern: RegExp, most: number): readonly { readonly from: number; readonly to: number }[] {
  const plain = takenApart(text);
  const places = plain
    .matchAll(pattern)
    .take(most)
    .map(({ 0: hit, index }) => ({ from: index, to: index + hit.length }))
    .toArray();
  if (plain === text || places.length === 0) return places;
  const origin = originsOf(text);
  return places.map(({ from, to }) => ({ from: origin[from] ?? 0, to: origin[to] ?? text.length }));
}

/** For each code unit of the text taken apart, where its character stands in the text itself. */
function originsOf(text: string): number[] {
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    for (let unit = 0; unit < character.normalize('NFD').length; unit += 1) origins.push(at);
    at += character.length;
  }
  origins.push(at);
  return origins;
}
