import type { QueuedTrial } from '../../../../../src/spec/index.ts';

/** Where a rater stands in a queue. */
export interface QueuePlace {
  /** From 1; null where the trial is not of the queue. */
  readonly at: number | null;
  readonly size: number;
  readonly done: number;
  /** The next trial that was not labelled, after this one and then from the start; null where all others are done. */
  readonly next: string | null;
  /** The trial before this one, labelled or not. */
  readonly previous: string | null;
}

/** `isDone`: the rater has just labelled the trial, whatever the queue said when it was drawn. */
export function queuePlace(queue: readonly QueuedTrial[], trial: string | undefined, isDone = false): QueuePlace {
  const at = queue.findIndex((one) => one.trial === trial);
  const after = [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))];
  return {
    at: at === -1 ? null : at + 1,
    size: queue.length,
    done: queue.filter((one) => one.labelled || (isDone && one.trial === trial)).length,
    next: after.find(({ labelled }) => !labelled)?.trial ?? null,
    previous: queue[at - 1]?.trial ?? null,
  };
}
