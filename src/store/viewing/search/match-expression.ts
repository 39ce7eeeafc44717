import type { SearchTerm } from '../../../spec/index.ts';

/** Terms as FTS5 takes them; nothing of what a person wrote is read as its language. */
export function matchExpression(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' AND ');
}
