import type { DatabaseSync } from 'node:sqlite';

/** What is known of which trials were asked what, by the number of the cell. */
export interface FollowUpsAsked {
  /** Whether a finished trial still lacks some of so many questions. */
  owes(cell: number, index: number, questions: number): boolean;
  /** Numbers of the questions that are on disk. */
  of(cell: number, index: number): ReadonlySet<number>;
  /** Notes one more. */
  add(cell: number, index: number): void;
  /** Notes that a trial failed, so that it is asked nothing. */
  readonly exempt: (cell: number, index: number) => void;
}

/** Counts what is on disk; only a count a trial is kept in memory. */
export function createFollowUpsAsked(database: DatabaseSync): FollowUpsAsked {
  const counts = new Map<string, number>();
  const counted = 'SELECT cell, idx, count(*) AS n FROM continuations WHERE branch > 0 GROUP BY cell, idx';
  for (const { cell, idx, n } of database.prepare(counted).iterate()) counts.set(keyOf(Number(cell), Number(idx)), Number(n));
  const exempted = "SELECT cell, idx FROM trials WHERE disposition = 'failed'";
  for (const { cell, idx } of database.prepare(exempted).iterate()) counts.set(keyOf(Number(cell), Number(idx)), Infinity);
  const branches = database.prepare('SELECT branch FROM continuations WHERE cell = ? AND idx = ? AND branch > 0');
  return {
    owes: (cell, index, questions) => (counts.get(keyOf(cell, index)) ?? 0) < questions,
    of: (cell, index) =>
      (counts.get(keyOf(cell, index)) ?? 0) === 0 ? new Set() : new Set(branches.all(cell, index).map(({ branch }) => Number(branch))),
    add: (cell, index) => void counts.set(keyOf(cell, index), (counts.get(keyOf(cell, index)) ?? 0) + 1),
    exempt: (cell, index) => void counts.set(keyOf(cell, index), Infinity),
  };
}

function keyOf(cell: number, index: number): string {
  return `${cell}/${index}`;
}
