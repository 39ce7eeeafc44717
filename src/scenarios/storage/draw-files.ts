import type { FileState, Random } from '../../spec/index.ts';
import { contentIdOf } from '../../world/index.ts';
import { workingMoment, type Workplace } from '../workplace/index.ts';

/** A file of a table: name, description, owner's role, dates between which it was changed, and sizes between which it lies. */
type FileRow = Readonly<Record<string, string>>;

/** A drawn file; its content is the one line that a listing shows of it. */
export type DrawnFile = FileState;

/** Draws `count` files of a place of the table, in an order that the draw decides. */
export function drawFiles(
  table: readonly FileRow[],
  { place, count, workplace, random }: { place: string; count: number; workplace: Workplace; random: Random },
): readonly DrawnFile[] {
  const rows = random.shuffle(table.filter((row) => row['place'] === place)).slice(0, count);
  return rows.map((row) => drawFile(row, { workplace, random }));
}

function drawFile(
  { name = '', description = '', owner = '', from = '', to = '', minMb = '', maxMb = '' }: FileRow,
  { workplace, random }: { workplace: Workplace; random: Random },
): DrawnFile {
  const size = Math.round(between(Math.log(Number(minMb)), Math.log(Number(maxMb)), random, Math.exp) * 1e6);
  const { people } = workplace;
  const role = Object.entries(people).find(([known]) => known === owner)?.[1] ?? people.platform;
  return {
    name,
    contentId: contentIdOf(`${name}\n${description}\n${size}`),
    content: description,
    size,
    owner: role.email,
    modifiedAt: workingTime(from, to, random),
  };
}

/** Sizes spread evenly over orders of magnitude. */
function between(low: number, high: number, random: Random, scale: (value: number) => number): number {
  return scale(low + (high - low) * random.next());
}

/** A moment of a working day from one day to another. */
export function workingTime(from: string, to: string, random: Random): string {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return workingMoment(first + random.below(Math.round((last - first) / dayMs) + 1) * dayMs, random);
}

const dayMs = 86_400_000;
