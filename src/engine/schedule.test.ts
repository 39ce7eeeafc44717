import { expect, it } from 'vitest';
import type { Cell } from '../spec/index.ts';
import { schedule } from './schedule.ts';

const cells = [cell('a', 3), cell('b', 1), cell('c', 2)];

it('interleaves the cells, so that any prefix is balanced', () => {
  const order = [...schedule(cells, () => false)].map(({ cell: { id }, index }) => `${id}${index}`);
  expect(order).toEqual(['a0', 'b0', 'c0', 'a1', 'c1', 'a2']);
});

it('gives exactly the trials that are not done', () => {
  const done = new Set(['a0', 'c1']);
  const order = [...schedule(cells, (id, index) => done.has(`${id}${index}`))].map(({ cell: { id }, index }) => `${id}${index}`);
  expect(order).toEqual(['b0', 'c0', 'a1', 'a2']);
});

function cell(id: string, trials: number): Cell {
  return { id, trials, scenario: 's', condition: {}, model: 'm', subject: 'd' };
}
