import { describe, expect, it } from 'vitest';
import type { Cell, StoppingRule } from '../spec/index.ts';
import { createTrialQueue, type TrialQueue } from './trial-queue.ts';

const cells = [cell('a', 6), cell('b', 6)];

describe('a queue without a rule', () => {
  it('is the schedule', () => {
    expect(takeAll(createTrialQueue({ cells: [cell('a', 2), cell('b', 1)], isDone: (id) => id === 'none', ahead: () => 1 }))).toEqual([
      'a0',
      'b0',
      'a1',
    ]);
  });
});

describe('a queue with a rule', () => {
  it('begins no more blocks of a cell than it may before it is looked at, and goes on when it was', () => {
    const looked = { a: 0, b: 0 };
    const queue = createTrialQueue({ cells, isDone: () => false, stopping: rule({ lookedAt: (id) => looked[id] }), ahead: () => 2 });
    expect(takeAll(queue)).toEqual(['a0', 'b0', 'a1', 'b1', 'later']);
    looked.a = 1;
    expect(takeAll(queue)).toEqual(['a2', 'later']);
    looked.b = 1;
    expect(takeAll(queue)).toEqual(['b2', 'later']);
  });

  it('leaves out a cell that has stopped, and ends when all have', () => {
    const stops = new Map<string, number>();
    const queue = createTrialQueue({ cells, isDone: () => false, stopping: rule({ stoppedAt: (id) => stops.get(id) }), ahead: () => 1 });
    expect([queue.take(), queue.take(), queue.take()].map(text)).toEqual(['a0', 'b0', 'a1']);
    stops.set('a', 1);
    expect(takeAll(queue)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5']);
  });

  it('gives what is not done alone, also below the looks', () => {
    const done = new Set(['a0', 'a2', 'b0']);
    const isDone = (id: string, index: number): boolean => done.has(`${id}${index}`);
    const queue = createTrialQueue({ cells, isDone, stopping: rule({ lookedAt: () => 1 }), ahead: () => 1 });
    expect(takeAll(queue)).toEqual(['a1', 'b1', 'later']);
  });

  it('wakes who waits when a trial has ended', async () => {
    const queue = createTrialQueue({ cells, isDone: () => false, ahead: () => 1 });
    const change = queue.change();
    queue.ended();
    await expect(change).resolves.toBeUndefined();
  });
});

function takeAll(queue: TrialQueue): string[] {
  const taken: string[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    taken.push(text(next));
    if (next === 'later') break;
  }
  return taken;
}

function text(next: ReturnType<TrialQueue['take']>): string {
  return next === undefined ? 'none' : next === 'later' ? 'later' : `${next.cell.id}${next.index}`;
}

function rule({
  stoppedAt,
  lookedAt,
}: {
  stoppedAt?: (id: 'a' | 'b') => number | undefined;
  lookedAt?: (id: 'a' | 'b') => number;
}): StoppingRule {
  return {
    add: () => undefined,
    stoppedAt: (id) => stoppedAt?.(id as 'a' | 'b'), // the cells of these tests
    lookedAt: (id) => lookedAt?.(id as 'a' | 'b') ?? Infinity, // as above
  };
}

function cell(id: string, trials: number): Cell {
  return { id, trials, scenario: 's', condition: {}, model: 'm', subject: 'd' };
}
