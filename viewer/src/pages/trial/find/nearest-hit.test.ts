import { expect, it } from 'vitest';
import { nearestHit } from './nearest-hit.ts';

it('is the next event with a hit on the side asked for, and never the event itself', () => {
  const hits = [0, 3, 4, 9];
  expect([-1, 0, 3, 5, 9].map((from) => nearestHit(hits, { from, by: 1 }))).toEqual([0, 3, 4, 9, undefined]);
  expect([-1, 0, 3, 5, 20].map((from) => nearestHit(hits, { from, by: -1 }))).toEqual([undefined, undefined, 0, 4, 9]);
  expect(nearestHit([], { from: -1, by: 1 })).toBeUndefined();
});
