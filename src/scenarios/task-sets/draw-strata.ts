import { InternalError } from '../../errors/index.ts';
import type { Random } from '../../spec/index.ts';

type Row = Readonly<Record<string, string>>;

/**
 * Draws rows in random order, so many of each stratum, so that every draw is about as good as any other.
 * `column` names the stratum of a row; `counts` says how many of each are drawn. Throws InternalError where there are too few.
 */
export function drawStrata(
  rows: readonly Row[],
  { column, counts, random }: { column: string; counts: Readonly<Record<string, number>>; random: Random },
): readonly Row[] {
  const drawn = Object.entries(counts).flatMap(([stratum, count]) => {
    const members = rows.filter((row) => row[column] === stratum);
    if (members.length < count)
      throw new InternalError(`a task set has ${members.length} rows of ${column} ${stratum}, and ${count} are to be drawn`);
    return random.shuffle(members).slice(0, count);
  });
  return random.shuffle(drawn);
}
