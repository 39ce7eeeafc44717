/** What a search looks for, as the server reads it: words, "words that stand together", and beginnings of words, as in shut*. Undefined where there is nothing to look for. */
export function searchPattern(search: string | undefined): RegExp | undefined {
  const terms = [...(search ?? '').matchAll(/"([^"]*)"?|([^\s"]+)/gu)].flatMap(({ 1: phrase, 2: word }) => {
    const given = phrase ?? word ?? '';
    const words = given.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return words.length === 0 ? [] : [termPattern(words, /[\p{L}\p{M}\p{N}]\*$/u.test(given))];
  });
  return terms.length === 0 ? undefined : new RegExp(terms.join('|'), 'giu');
}

/** Where a pattern of `searchPattern` stands in a text, with and without accents; at most `most` places. */
export function placesOfPattern(text: string, pattern: RegExp, most: number): readonly { readonly from: number; readonly to: number }[] {
  // Taken apart, so that a letter is found with and without its accent; for most texts that changes nothing.
  const plain = text.normalize('NFD');
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

function termPattern(words: readonly string[], isBeginning: boolean): string {
  const body = words.map(wordPattern).join(String.raw`[^\p{L}\p{N}]+`);
  return String.raw`(?<![\p{L}\p{N}])${body}${isBeginning ? String.raw`[\p{L}\p{M}\p{N}]*` : String.raw`(?![\p{L}\p{N}])`}`;
}

/** Words hold letters, marks and digits alone, of which none means anything in a pattern. */
function wordPattern(word: string): string {
  const letters = word.normalize('NFD').match(/\P{M}/gu) ?? [];
  return letters.map((letter) => String.raw`${letter}\p{M}*`).join('');
}
