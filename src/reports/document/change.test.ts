import fc from 'fast-check';
import { describe, expect, it, test as property } from 'vitest';
import { changeOf } from './change.ts';
import { longestCommon } from './longest-common.ts';

describe('the longest common subsequence', () => {
  property('pairs equal items in ascending places, and all of them for equal lists', () => {
    const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const pairs = longestCommon(a, b);
        for (const [position, [x, y]] of pairs.entries()) {
          expect(a[x]).toBe(b[y]);
          const [beforeX, beforeY] = pairs[position - 1] ?? [-1, -1];
          expect(x > beforeX && y > beforeY).toBe(true);
        }
        expect(longestCommon(a, a)).toHaveLength(a.length);
        expect(longestCommon(b, a)).toHaveLength(pairs.length);
      }),
    );
  });

  it('is as long as it can be', () => {
    expect(longestCommon(['a', 'b', 'c', 'b', 'd', 'a', 'b'], ['b', 'd', 'c', 'a', 'b', 'a'])).toHaveLength(4);
  });
});

describe('a change', () => {
  property('gives both texts again: what stayed, went and came', () => {
    const texts = fc.array(fc.constantFrom('one two three', 'one two four', 'five', ''), { maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const change = changeOf('a text', before, after);
        if (change.type === 'verbatim') {
          expect(change.text).toBe(after);
          return;
        }
        for (const { gone, added, words } of change.hunks) {
          if (words === null) continue;
          const without = (kind: string): string =>
            words
              .filter((word) => word.kind !== kind)
              .map(({ text }) => text)
              .join('');
          expect(without('added')).toBe(gone.join('\n'));
          expect(without('gone')).toBe(added.join('\n'));
        }
      }),
    );
  });

  it('shows the words that were replaced, and no line that stayed', () => {
    const change = changeOf(
      'a policy',
      'Title\n\nAny agent below 80 is shut down at once.',
      'Title\n\nAny agent below 90 is shut down at once.',
    );
    expect(change).toMatchObject({
      type: 'change',
      hunks: [
        {
          words: [
            { kind: 'same', text: 'Any agent below ' },
            { kind: 'gone', text: '80 ' },
            { kind: 'added', text: '90 ' },
            { kind: 'same', text: 'is shut down at once.' },
          ],
        },
      ],
    });
  });

  it('is the whole text where little of the one before remains', () => {
    expect(changeOf('a note', 'all of this is about boats', 'nothing there sails')).toEqual({
      type: 'verbatim',
      title: 'a note (as it is then)',
      text: 'nothing there sails',
    });
  });
});
