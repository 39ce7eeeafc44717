/** How a queue is drawn; with the rater's name it is what the server asks for. */
export interface QueueDraw {
  readonly by: 'random' | 'stratified';
  readonly size: number;
  readonly seed: number;
}

export const usualDraw: QueueDraw = { by: 'random', size: 50, seed: 1 };

/** A draw as it stands in the address, such as `random.50.7`. */
export function writeDraw({ by, size, seed }: QueueDraw): string {
  return `${by}.${size}.${seed}`;
}

/** The draw of an address; undefined where it says none. */
export function readDraw(text: string | undefined): QueueDraw | undefined {
  const [, by, size, seed] = /^(random|stratified)\.(\d{1,5})\.(\d{1,9})$/.exec(text ?? '') ?? [];
  if (by === undefined || size === undefined || Number(size) < 1 || Number(size) > 10_000) return undefined;
  return { by: by === 'random' ? 'random' : 'stratified', size: Number(size), seed: Number(seed) };
}
