/** How a queue is drawn. */
export interface QueueDraw {
  readonly by: 'random' | 'stratified';
  readonly size: number;
  readonly seed: number;
}

/** The trials that are read: a draw, or a sample that is kept in the run. With the rater's name it is what the server asks for. */
export type Queue = QueueDraw | { readonly by: 'sample'; readonly sample: number };

export const usualDraw: QueueDraw = { by: 'random', size: 50, seed: 1 };

/** A queue as the server is asked for it: of a sample it knows what is asked. */
export function askedQueue(queue: Queue, name: string | undefined): Queue & { readonly name?: string | undefined } {
  return queue.by === 'sample' ? queue : { ...queue, name };
}

/** A queue as it stands in the address, such as `random.50.7` or `sample.2`. */
export function writeQueue(queue: Queue): string {
  return queue.by === 'sample' ? `sample.${queue.sample}` : `${queue.by}.${queue.size}.${queue.seed}`;
}

/** The queue of an address; undefined where it says none. */
export function readQueue(text: string | undefined): Queue | undefined {
  const sample = /^sample\.(\d{1,9})$/.exec(text ?? '')?.[1];
  if (sample !== undefined) return Number(sample) < 1 ? undefined : { by: 'sample', sample: Number(sample) };
  const [, by, size, seed] = /^(random|stratified)\.(\d{1,5})\.(\d{1,9})$/.exec(text ?? '') ?? [];
  if (by === undefined || size === undefined || Number(size) < 1 || Number(size) > 10_000) return undefined;
  return { by: by === 'random' ? 'random' : 'stratified', size: Number(size), seed: Number(seed) };
}
