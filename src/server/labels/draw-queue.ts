import { z } from 'zod';
import { createRandom } from '../../spec/index.ts';

/** Who labels; what they have labelled is told from what they have not. */
const rater = z.string().min(1).max(100);

/** How a rater's queue is drawn. */
export const QueueDraw = z.strictObject({
  rater,
  /** At random over all trials, or as many from each cell as there is room for. */
  by: z.enum(['random', 'stratified']).default('random'),
  size: z.int().min(1).max(10_000).default(50),
  seed: z.int().min(0).default(0),
  /** The one thing that is asked: a trial without an answer to it is still to be labelled. Anything that was said counts where absent. */
  name: z.string().min(1).max(100).optional(),
});
export type QueueDraw = z.infer<typeof QueueDraw>;

/** A queue of a rater: a sample that is kept in the run, or one that is drawn. */
export const AskedQueue = z.union([z.strictObject({ rater, by: z.literal('sample'), sample: z.int().min(1) }), QueueDraw]);

/**
 * Draws trials to be read. `cells` has the trials of each cell. The same draw of a finished run gives the same trials in the
 * same order to every rater, at any time: so they overlap, and one who comes back goes on.
 */
export function drawQueue(
  cells: readonly (readonly string[])[],
  { by, size, seed }: Pick<QueueDraw, 'by' | 'size' | 'seed'>,
): readonly string[] {
  const random = createRandom(seed);
  const order = by === 'random' ? random.shuffle(cells.flat()) : inTurns(random.shuffle(cells).map((trials) => random.shuffle(trials)));
  return order.slice(0, size);
}

/** The first of each list, then the second of each. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const rounds = lists.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: rounds }, (_none, round) => lists.flatMap((list) => list.slice(round, round + 1))).flat();
}
