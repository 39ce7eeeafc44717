import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf, withMarks } from './invisible-characters.ts';

describe('a text with what would not be seen', () => {
  it.each([
    ['a right-to-left override', 'pay \u202Eevil\u202C now', 'pay ‹RLO›evil‹PDF› now'],
    ['zero-width characters in a row', 'a\u200B\u200B\u200Bb', 'a‹ZWSP ×3›b'],
    ['different ones in a row', 'a\u200B\u2060\uFEFFb', 'a‹ZWSP WJ BOM›b'],
    ['a colour of a terminal', '\u001B[31mred\u001B[0m', '‹ESC[31m›red‹ESC[0m›'],
    ['a title of a terminal', '\u001B]0;owned\u0007x', '‹ESC]0;owned‹BEL››x'],
    ['a lone escape', 'a\u001B', 'a‹ESC›'],
    ['tags that spell words', '\u{E0001}\u{E0068}\u{E0069}\u{E007F}', '‹tags: hi›'],
    ['controls', 'a\u0000\bb', 'a‹NUL BS›b'],
    ['a carriage return that would overwrite its line', 'safe\rrm', 'safe‹CR›rm'],
    ['half of a surrogate pair', 'a\uD800b', 'a‹U+D800›b'],
    ['private characters, which mark hits elsewhere', '\uE000x\uE001', '‹U+E000›x‹U+E001›'],
    ['a selector that carries data', 'x\uFE01\uFE02', 'x‹U+FE01 U+FE02›'],
    ['marks heaped on one letter', `a${'\u0301'.repeat(108)} b`, `a${'\u0301'.repeat(8)}‹U+0301 ×100› b`],
    ['a long run', '\u0001\u0002\u0003\u0004\u0005\u0006', '‹U+0001 U+0002 U+0003 U+0004 and 2 more›'],
  ])('shows %s', (_name, text, shown) => {
    expect(withMarks(text)).toBe(shown);
  });

  it.each([
    'plain\ttext\r\nand lines\n',
    'naïve café',
    'שלום and العربية',
    'שָׁל֥וֹם',
    'ཧཱུྃ and ཀྵྨྻྂ',
    '👩‍🚀 and ❤️ and 1️⃣',
    '👩🏽‍🚀',
    '\u00A0non-breaking',
  ])('leaves %j as it is', (text) => {
    expect(withMarks(text)).toBe(text);
  });

  it('says of each run what it is', () => {
    expect(piecesOf('a\u202Eb')).toEqual([
      { from: 0, text: 'a', hidden: null, shown: 'a' },
      { from: 1, text: '\u202E', hidden: 'U+202E right-to-left override', shown: '‹RLO›' },
      { from: 2, text: 'b', hidden: null, shown: 'b' },
    ]);
  });

  it('is cut into pieces that give the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        let at = 0;
        for (const { from, text: own } of pieces) {
          expect(from).toBe(at);
          at += own.length;
        }
      }),
    );
  });

  it('shows nothing that could hide the rest', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(withMarks(text)).not.toMatch(/[\u0000\u001B\u200B\u202A-\u202E\u2066-\u2069]/u); // eslint-disable-line no-control-regex -- as above
      }),
    );
  });

  it('is one piece where marks would be past counting', () => {
    const text = 'a\u200B'.repeat(20_000);
    expect(piecesOf(text)).toHaveLength(1);
    expect(piecesOf(text)[0]?.shown.startsWith('a‹ZWSP›a')).toBe(true);
  });
});
