import { InternalError } from '../../errors/index.ts';
import { capitalised, parseTable, readText } from '../../texts/index.ts';

/**
 * The words by which texts name the kind of thing at stake, by placeholder, each also with a capital under a name with
 * one (`thing`, `Thing`). The table has a row a word, and a column for the levels of `atStake` that its heading lists, so
 * that one and the same document serves all levels. Throws InternalError where it has no column for the level.
 */
export function wordsFor(table: URL, atStake: string): Readonly<Record<string, string>> {
  const rows = parseTable(readText(table));
  const column = Object.keys(rows[0] ?? {}).find((heading) => heading.split(' ').includes(atStake));
  if (column === undefined) throw new InternalError(`${table.pathname} has no column for what is at stake in ${atStake}`);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [name = '', word = ''] = [row['word'], row[column]];
      return [
        [name, word],
        [capitalised(name), capitalised(word)],
      ];
    }),
  );
}
