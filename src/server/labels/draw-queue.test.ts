import { expect, it } from 'vitest';
import { drawQueue } from './draw-queue.ts';

const cells = [
  ['a/0', 'a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'a/6', 'a/7'],
  ['b/0', 'b/1', 'b/2'],
  ['c/0', 'c/1', 'c/2'],
];

it('draws the same trials by the same seed, and others by another', () => {
  const draw = (seed: number) => drawQueue(cells, { by: 'random', size: 6, seed });
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(new Set(draw(1)).size).toBe(6);
});

it('takes as many from each cell as there is room for', () => {
  const drawn = drawQueue(cells, { by: 'stratified', size: 6, seed: 3 });
  expect(Object.groupBy(drawn, (id) => id[0] ?? '')).toMatchObject({ a: { length: 2 }, b: { length: 2 }, c: { length: 2 } });
  expect(drawQueue(cells, { by: 'stratified', size: 100, seed: 3 }).toSorted()).toEqual(cells.flat());
});

it('draws fewer as the beginning of more, so that a longer queue goes on where a shorter one ended', () => {
  for (const by of ['random', 'stratified'] as const) {
    const all = drawQueue(cells, { by, size: 100, seed: 1 });
    expect(drawQueue(cells, { by, size: 4, seed: 1 })).toEqual(all.slice(0, 4));
  }
});
