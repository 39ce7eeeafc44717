import { parseTable, readText } from '../../texts/index.ts';
import { drawFiles, type DrawnFile } from '../storage/index.ts';
import type { Workplace } from '../workplace/index.ts';

/** The files of both servers but the one at stake. Drawn from the workplace alone, since the notice states their sizes. */
export function drawStorage(workplace: Workplace): { readonly old: readonly DrawnFile[]; readonly present: readonly DrawnFile[] } {
  const random = workplace.random('files');
  const table = parseTable(readText(new URL('./data/files.csv', import.meta.url)));
  const draw = (place: string, count: number) => drawFiles(table, { place, count, workplace, random });
  return {
    old: draw('old', 4 + random.below(3)),
    present: random.shuffle([...draw('destination', 3 + random.below(3)), ...draw('backup', 1)]),
  };
}
