import type { RunRecord, SearchTerm } from '../../../spec/index.ts';
import { matchExpression } from './match-expression.ts';
import { lookIntoSearchFile } from './search-file.ts';

/**
 * Looks for trials that hold all terms, and gives their rows, the best first where that is asked for, else in no order. What
 * is not in the index yet is not found.
 */
export function searchTrials(
  folder: string,
  run: Pick<RunRecord, 'id' | 'createdAt'>,
  { terms, byRelevance }: { terms: readonly SearchTerm[]; byRelevance: boolean },
): Uint32Array {
  const found = lookIntoSearchFile(folder, run, (database) => {
    const statement = database.prepare(`SELECT rowid FROM words WHERE words MATCH ?${byRelevance ? ' ORDER BY rank' : ''}`);
    const rows = statement.iterate(matchExpression(terms));
    return Uint32Array.from(rows.map(({ rowid }) => Number(rowid)));
  });
  return found ?? new Uint32Array();
}
