import type { PairedRow } from './paired-rows.ts';
import type { Verdict } from './verdict.ts';

/** A row with a verdict under every framing, of an item whose truth is known. */
export interface CompleteRow {
  readonly item: string;
  readonly group: string;
  readonly harmful: boolean;
  readonly verdicts: readonly Verdict[];
}

/** The row, where it is complete. */
export function completeRow({ item, group, harmful, verdicts }: PairedRow): CompleteRow[] {
  const all = verdicts.filter((verdict) => verdict !== undefined);
  if (item === undefined || group === undefined || harmful === undefined || all.length < verdicts.length) return [];
  return [{ item: String(item), group, harmful, verdicts: all }];
}

/** How many items of a kind there are. */
export function itemsWith(rows: readonly CompleteRow[], harmful: boolean): number {
  return new Set(rows.filter((row) => row.harmful === harmful).map(({ item }) => item)).size;
}

/** How many groups of items that hang together hold items of a kind. */
export function groupsWith(rows: readonly CompleteRow[], harmful: boolean): number {
  return new Set(rows.filter((row) => row.harmful === harmful).map(({ group }) => group)).size;
}
