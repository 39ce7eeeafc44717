import { describe, expect, it } from 'vitest';
import { changedParts, hunksOf } from './line-changes.ts';

const same = (text: string) => ({ change: 'same' as const, text });
const first = (text: string) => ({ change: 'first' as const, text });
const second = (text: string) => ({ change: 'second' as const, text });

describe('the lines that differ', () => {
  it('stand with one line of what stays around them, and say how many were left out', () => {
    const lines = [
      same('a'),
      same('b'),
      same('c'),
      first('trust is high'),
      second('trust is low'),
      same('d'),
      same('e'),
      same('f'),
      second('new'),
    ];
    expect(hunksOf(lines).map(({ skipped, lines: own }) => [skipped, ...own.map(({ text }) => text)])).toEqual([
      [2, 'c', 'trust is high', 'trust is low', 'd'],
      [1, 'f', 'new'],
    ]);
  });

  it('have that part marked which is their own', () => {
    const [hunk] = hunksOf([first('trust is high now'), second('trust is low now')]);
    expect(hunk?.lines.map(({ text, part }) => (part === null ? null : text.slice(...part)))).toEqual(['high', 'low']);
  });

  it('have no part where one side has more lines', () => {
    const [hunk] = hunksOf([first('one'), first('two'), second('three')]);
    expect(hunk?.lines.map(({ part }) => part)).toEqual([null, null, null]);
  });

  it('are none where the texts are the same', () => {
    expect(hunksOf([same('a')])).toEqual([]);
  });

  it('are compared by whole words', () => {
    const [one, other] = changedParts('rating: 91 of 100', 'rating: 31 of 100');
    expect('rating: 91 of 100'.slice(...one)).toBe('91');
    expect('rating: 31 of 100'.slice(...other)).toBe('31');
    const [short, long] = changedParts('It is good.', 'It is good, and known.');
    expect(['It is good.'.slice(...short), 'It is good, and known.'.slice(...long)]).toEqual(['', ', and known']);
  });
});
