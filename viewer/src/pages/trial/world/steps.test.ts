import { expect, it } from 'vitest';
import { stepAt, stepBeside } from './steps.ts';

it('the world in view is that of the last step up to an event', () => {
  expect([0, 4, 5, 9, 99].map((seq) => stepAt([4, 7, 9], seq))).toEqual([-1, 4, 4, 9, 9]);
  expect(stepAt([], 3)).toBe(-1);
});

it('steps go from before the first to the last, and no further', () => {
  expect([-1, 4, 9].map((step) => stepBeside([4, 9], step, 1))).toEqual([4, 9, 9]);
  expect([9, 4, -1].map((step) => stepBeside([4, 9], step, -1))).toEqual([4, -1, -1]);
});
