import { describe, expect, it } from 'vitest';
import type { EventBody, EventView } from '../../../../src/spec/index.ts';
import { nextDifference, pairTurns, turnsOf, turnWith } from './turns.ts';

function events(...bodies: readonly EventBody[]): EventView[] {
  return bodies.map((body, seq) => ({ seq, at: '2026-01-01T00:00:00Z', cut: [], ...body }));
}

const prompt: EventBody = { type: 'prompt', system: 's', user: 'u' };
const end: EventBody = { type: 'trial-end', reason: 'end-task' };
const call = (number: number): EventBody => ({ type: 'model-call', call: number });
const says = (number: number, text: string): EventBody => ({
  type: 'model-answer',
  call: number,
  parts: [{ type: 'text', text }],
  finishReason: 'tool-calls',
  usage: {},
});
const does = (tool: string, input: Record<string, string> = {}): EventBody => ({ type: 'tool-call', id: 'x', tool, arguments: input });

const first = events(prompt, call(1), says(1, 'I look'), does('list_files'), call(2), says(2, 'done'), does('end_task'), end);
const second = events(
  prompt,
  call(1),
  says(1, 'let me see'),
  does('list_files'),
  call(2),
  says(2, 'done'),
  does('copy', { b: '1', a: '2' }),
  call(3),
  does('end_task'),
  end,
);

describe('turns', () => {
  it('go from one model call to the next, the prompt before the first', () => {
    expect(turnsOf(first).map(({ number, events: own }) => [number, own.map(({ seq }) => seq)])).toEqual([
      [0, [0]],
      [1, [1, 2, 3]],
      [2, [4, 5, 6, 7]],
    ]);
  });

  it('are set side by side by their number, and say whether acts or words alone differ', () => {
    expect(pairTurns(first, second).map(({ number, difference }) => [number, difference])).toEqual([
      [0, 'none'],
      [1, 'words'],
      [2, 'acts'],
      [3, 'acts'],
    ]);
  });

  it('do not differ by the order of arguments, and do by the length of what was cut', () => {
    const [one, other] = [does('copy', { a: '2', b: '1' }), does('copy', { b: '1', a: '2' })].map((body) => events(prompt, call(1), body));
    expect(pairTurns(one!, other!)[1]?.difference).toBe('none');
    const longer = other!.map((event) => ({ ...event, cut: event.type === 'tool-call' ? [{ path: 'arguments.a', length: 9000 }] : [] }));
    expect(pairTurns(one!, longer)[1]?.difference).toBe('acts');
  });

  it('are found by an event, and by the next difference', () => {
    const pairs = pairTurns(first, second);
    expect(turnWith(pairs, 0, 6)).toBe(2);
    expect(turnWith(pairs, 1, 99)).toBeUndefined();
    expect(nextDifference(pairs, 0, 1)).toBe(2);
    expect(nextDifference(pairs, 3, 1)).toBeUndefined();
    expect(nextDifference(pairs, 3, -1)).toBe(2);
    expect(nextDifference(pairs, 2, -1)).toBeUndefined();
  });
});
