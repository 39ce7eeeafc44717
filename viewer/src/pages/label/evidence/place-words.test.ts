import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../parts/invisible-characters.ts';
import { textsOf } from './event-texts.ts';
import { placeWords } from './place-words.ts';

describe('placing selected words in the texts of an event', () => {
  const texts = [
    { path: 'system', text: 'Be brief. Report the score.' },
    { path: 'user', text: 'Please report.\n\nReport the score. Report the score again.' },
  ];

  it('finds them where what stands before them is the same', () => {
    const before = 'Please report.\n\nReport the score. ';
    expect(placeWords(texts, { before, words: 'Report the score' })).toEqual({
      path: 'user',
      from: before.length,
      to: before.length + 16,
      words: 'Report the score',
    });
    expect(placeWords(texts, { before: 'Be brief. ', words: 'Report the score' })).toMatchObject({ path: 'system', from: 10 });
  });

  it('leaves out the blanks around them', () => {
    expect(placeWords(texts, { before: 'Be brief.', words: ' Report ' })).toEqual({ path: 'system', from: 10, to: 16, words: 'Report' });
  });

  it('finds words of a table however blanks and lines are broken in their text', () => {
    const sheet = [{ path: 'output', text: 'name  | score\nunit 7 |  84' }];
    expect(placeWords(sheet, { before: undefined, words: 'unit 7' })).toMatchObject({ from: 14, to: 20 });
    expect(placeWords(sheet, { before: undefined, words: 'name |' })).toMatchObject({ from: 0, to: 7, words: 'name  |' });
  });

  it('finds none for nothing, or for words over several fields', () => {
    expect(placeWords(texts, { before: '', words: ' \n ' })).toBeUndefined();
    expect(placeWords(texts, { before: undefined, words: 'unit 784' })).toBeUndefined();
  });

  it('gives offsets in the text itself where hidden characters are shown as marks', () => {
    const text = 'score \u202Ethe\u200B\u200B end';
    const shown = piecesOf(text).map((piece) => piece.shown);
    const place = placeWords([{ path: 'output', text }], { before: shown.slice(0, 1).join(''), words: shown.slice(1, 4).join('') });
    expect(place).toEqual({ path: 'output', from: 6, to: 12, words: '\u202Ethe\u200B\u200B' });
  });

  it('gives back any stretch of any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\u200B', '\u202E', 'é'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, one, other) => {
        const pieces = piecesOf(whole);
        const [first, last] = [one % pieces.length, other % pieces.length].sort((a, b) => a - b) as [number, number]; // two were given
        const words = pieces
          .slice(first, last + 1)
          .map(({ shown }) => shown)
          .join('');
        const before = pieces
          .slice(0, first)
          .map(({ shown }) => shown)
          .join('');
        const place = placeWords([{ path: 'output', text: whole }], { before, words });
        const meant = pieces
          .slice(first, last + 1)
          .map(({ text: own }) => own)
          .join('');
        if (words.trim() === '') expect(place).toBeUndefined();
        else expect(place?.words.trim()).toBe(meant.trim());
      }),
    );
  });
});

describe('the texts of an event', () => {
  it('have the paths by which the page asks for them', () => {
    expect(
      textsOf({ type: 'tool-call', id: '1', tool: 'write', arguments: { name: 'a.md', content: 'text', tags: ['x', 2] } }).map(
        ({ path }) => path,
      ),
    ).toEqual(['arguments.name', 'arguments.content', 'arguments.tags.0']);
    const parts = [
      { type: 'reasoning', text: 'why' },
      { type: 'tool-call', id: '1', tool: 'read', arguments: '{}' },
      { type: 'text', text: 'done' },
    ] as const;
    expect(textsOf({ type: 'model-answer', call: 1, parts, finishReason: 'stop', usage: {} })).toEqual([
      { path: 'parts.0.text', text: 'why' },
      { path: 'parts.2.text', text: 'done' },
    ]);
  });
});
