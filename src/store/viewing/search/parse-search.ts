/** A word that is searched for, or several that stand together. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly prefix: boolean;
}

/**
 * What a person searches for: words, "words that stand together", and the beginning of words, as in shut*. All have to be
 * there. Nothing of it is read as the search language of SQLite.
 */
export function parseSearch(text: string): readonly SearchTerm[] {
  return [...text.matchAll(/"([^"]*)"?|([^\s"]+)/g)].flatMap(([, phrase, word]) => {
    const given = phrase ?? word ?? '';
    const words = given.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return words.length === 0 ? [] : [{ words, prefix: /[\p{L}\p{M}\p{N}]\*$/u.test(given) }];
  });
}

/** Terms as FTS5 takes them. */
export function matchExpression(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' AND ');
}
