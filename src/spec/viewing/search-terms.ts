/** A word that is searched for, or several that stand together. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly prefix: boolean;
}

/**
 * What a person searches for: words, "words that stand together", and the beginning of words, as in shut*. Words hold
 * letters, marks and digits alone, so that nothing of them is read as a language of patterns or of a database.
 */
export function parseSearch(text: string): readonly SearchTerm[] {
  return [...text.matchAll(/"([^"]*)"?|([^\s"]+)/gu)].flatMap(({ 1: phrase, 2: word }) => {
    const given = phrase ?? word ?? '';
    const words = given.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
    return words.length === 0 ? [] : [{ words, prefix: /[\p{L}\p{M}\p{N}]\*$/u.test(given) }];
  });
}

/** Where any of the terms stands in a text that was taken apart (`takenApart`); undefined where there are none. */
export function patternOfTerms(terms: readonly SearchTerm[]): RegExp | undefined {
  return terms.length === 0 ? undefined : new RegExp(terms.map(patternOf).join('|'), 'giu');
}

/**
 * A text with each letter and its accents apart, so that the letter is found with and without them, as in the search index.
 * In time that grows with the text alone: of marks in a row, of which a hostile text holds any number, the order stays.
 */
export function takenApart(text: string): string {
  if (!/\p{M}{31}/u.test(text)) return text.normalize('NFD');
  return text.replaceAll(/[^\0-\u{7F}]/gu, (character) => character.normalize('NFD'));
}

/** Marks belong to the letter before them: no word ends before one, or begins behind one that a letter bears. */
function patternOf({ words, prefix }: SearchTerm): string {
  const [first = '', ...others] = words.map(lettersOf);
  const beginning = first.replace(/./u, String.raw`$&(?<![\p{L}\p{N}]\p{M}*.)`);
  const body = [beginning, ...others].join(String.raw`[^\p{L}\p{M}\p{N}][^\p{L}\p{N}]*`);
  return body + (prefix ? String.raw`[\p{L}\p{M}\p{N}]*` : String.raw`(?![\p{L}\p{M}\p{N}])`);
}

function lettersOf(word: string): string {
  const letters = takenApart(word).match(/\P{M}/gu) ?? [];
  return letters.map((letter) => String.raw`${letter}\p{M}*`).join('');
}
