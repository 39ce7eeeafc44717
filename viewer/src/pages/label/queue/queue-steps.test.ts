import { describe, expect, it } from 'vitest';
import { readQueue, usualDraw, writeQueue } from './queue-address.ts';
import { queuePlace } from './queue-steps.ts';

describe('a queue', () => {
  const queue = ['a/0', 'b/0', 'c/0', 'd/0'].map((trial) => ({ trial, labelled: trial === 'b/0' }));

  it('leads to the next trial that is not labelled, then from the start', () => {
    expect(queuePlace(queue, 'a/0')).toEqual({ at: 1, size: 4, done: 1, next: 'c/0', previous: null });
    expect(queuePlace(queue, 'd/0')).toMatchObject({ at: 4, next: 'a/0', previous: 'c/0' });
  });

  it('counts the trial that was just labelled', () => {
    expect(queuePlace(queue, 'a/0', true).done).toBe(2);
    expect(queuePlace(queue, 'b/0', true).done).toBe(1);
  });

  it('ends where all others are labelled', () => {
    const read = queue.map(({ trial }) => ({ trial, labelled: trial !== 'c/0' }));
    expect(queuePlace(read, 'c/0').next).toBeNull();
    expect(queuePlace(read, undefined).next).toBe('c/0');
  });

  it('is entered at its first trial from one that is none of it', () => {
    expect(queuePlace(queue, 'z/9')).toMatchObject({ at: null, next: 'a/0', previous: null });
  });
});

describe('a queue in the address', () => {
  it('is read as it was written', () => {
    for (const queue of [usualDraw, { by: 'stratified', size: 10_000, seed: 0 } as const, { by: 'sample', sample: 2 } as const])
      expect(readQueue(writeQueue(queue))).toEqual(queue);
  });

  it('is none where it cannot be read', () => {
    for (const text of [
      undefined,
      '',
      'random',
      'random.0.1',
      'random.10001.1',
      'else.5.1',
      'random.5.-1',
      'sample.0',
      'sample.x',
      'sample',
    ])
      expect(readQueue(text)).toBeUndefined();
  });
});
