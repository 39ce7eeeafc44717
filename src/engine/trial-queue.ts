import type { Cell, StoppingRule } from '../spec/index.ts';
import { schedule, type ScheduledTrial } from './schedule.ts';

/** Trials that are still to be run, handed out one by one to workers that work at once. */
export interface TrialQueue {
  /** The next trial; `later` where it depends on trials under way, undefined where there is none left. */
  take(): ScheduledTrial | 'later' | undefined;
  /** Notes that a trial under way has ended, so that there may be more to take. */
  ended(): void;
  /** Settles when the next trial under way has ended. */
  change(): Promise<void>;
}

/** What a queue is made from. */
export interface QueueSetting {
  readonly cells: readonly Cell[];
  readonly isDone: (cell: string, index: number) => boolean;
  readonly stopping?: StoppingRule | undefined;
  /** How many blocks of a cell may be begun beyond the last that its rule has looked at; at least 1. */
  readonly ahead: (cellsLeft: number) => number;
}

/**
 * Creates the queue. Without a rule it is the schedule. With one, a cell that has stopped is left out, and no cell runs
 * far ahead of its looks, so that little is run in vain: the lowest index goes first, as in the schedule.
 */
export function createTrialQueue({ cells, isDone, stopping, ahead }: QueueSetting): TrialQueue {
  let [notify, changed] = signal();
  const take = stopping === undefined ? taking(schedule(cells, isDone)) : takingBy(stopping, { cells, isDone, ahead });
  return {
    take,
    ended: () => {
      notify();
      [notify, changed] = signal();
    },
    change: () => changed,
  };
}

function taking(trials: Generator<ScheduledTrial>): TrialQueue['take'] {
  return () => {
    const next = trials.next();
    return next.done === true ? undefined : next.value;
  };
}

function takingBy(stopping: StoppingRule, { cells, isDone, ahead }: Omit<QueueSetting, 'stopping'>): TrialQueue['take'] {
  let open = cells.map((cell) => ({ cell, next: 0 }));
  return () => {
    open = open.filter(({ cell, next }) => next < (stopping.stoppedAt(cell.id) ?? cell.trials));
    const window = Math.max(1, ahead(open.length));
    let first: (typeof open)[number] | undefined;
    for (const place of open) {
      const { cell } = place;
      while (place.next < cell.trials && isDone(cell.id, place.next)) place.next += 1;
      if (place.next >= cell.trials || (first !== undefined && place.next >= first.next)) continue;
      if (place.next < stopping.lookedAt(cell.id) + window) first = place;
    }
    if (first === undefined) return open.some(({ cell, next }) => next < cell.trials) ? 'later' : undefined;
    const taken = { cell: first.cell, index: first.next };
    first.next += 1;
    return taken;
  };
}

function signal(): [notify: () => void, changed: Promise<void>] {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return [
    () => {
      resolve(undefined);
    },
    promise,
  ];
}
