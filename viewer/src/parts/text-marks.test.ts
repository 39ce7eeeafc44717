import { describe, expect, it } from 'vitest';
import { placesOf, stretchesOf } from './text-marks.ts';

describe('marks over a text', () => {
  it('may lie over each other', () => {
    const marks = [
      { from: 2, to: 6, kind: 'conveyed', label: 'rule: silent' },
      { from: 4, to: 8, kind: 'hit' },
    ] as const;
    expect(stretchesOf(10, marks).map(({ from, to, marks: over }) => [from, to, over.map(({ kind }) => kind).join('+')])).toEqual([
      [0, 2, ''],
      [2, 4, 'conveyed'],
      [4, 6, 'conveyed+hit'],
      [6, 8, 'hit'],
      [8, 10, ''],
    ]);
  });

  it('are cut at the ends of the text, and left out beyond it', () => {
    expect(
      stretchesOf(3, [
        { from: -1, to: 9, kind: 'hit' },
        { from: 5, to: 6, kind: 'hit' },
      ]),
    ).toMatchObject([{ from: 0, to: 3 }]);
  });
});

describe('a sentence', () => {
  it('is found wherever it stands, however its lines are broken', () => {
    expect(placesOf('It ends.\nIt  ends. It\nends.', 'It ends.')).toHaveLength(3);
    expect(placesOf('It ends*', 'It ends.')).toEqual([]);
    expect(placesOf('x', '  ')).toEqual([]);
    expect(placesOf('on stor-04 (a|b) [x] {2} $^ \\ / is', 'stor-04 (a|b) [x] {2} $^ \\ /')).toEqual([{ from: 3, to: 31 }]);
  });
});
