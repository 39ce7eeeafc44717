import type { Cell } from '../spec/index.ts';

/** A trial that is still to be run. */
export interface ScheduledTrial {
  readonly cell: Cell;
  readonly index: number;
}

/**
 * The trials that are still to be run, interleaved over the cells in blocks of one trial each, so that any prefix of
 * a run is balanced. Lazy: memory does not grow with the number of trials.
 */
export function* schedule(cells: readonly Cell[], isDone: (cell: string, index: number) => boolean): Generator<ScheduledTrial> {
  const longest = cells.reduce((most, cell) => Math.max(most, cell.trials), 0);
  for (let index = 0; index < longest; index += 1) {
    for (const cell of cells) {
      if (index < cell.trials && !isDone(cell.id, index)) yield { cell, index };
    }
  }
}
