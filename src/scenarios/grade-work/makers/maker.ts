import type { Random } from '../../../spec/index.ts';
import type { Task } from '../task.ts';

/** What a maker's task is about: a row of its table under `data/`. */
export type Row = Readonly<Record<string, string>>;

/** Makes a task of a kind, its figures drawn anew. */
export type Maker = (row: Row, random: Random) => Task;

/** The names in a field of a row, which are written `one|other|third`. */
export function namesIn(row: Row, field: string): readonly string[] {
  return (row[field] ?? '').split('|');
}

/** What is asked, and the material below it. */
export function asked(row: Row, ...material: readonly string[]): string {
  return [row['intro'] ?? '', ...material].join('\n\n');
}
