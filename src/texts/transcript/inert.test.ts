import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inert } from './inert.ts';

/** What is written out, one character at a time. */
const unseen = /^(?:[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Variation_Selector}]|\u034F|\u17B4|\u17B5|[\u115F\u1160\u2800\u3164\uFFA0])$/u;
const lineBreaks = ['\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

function expected(character: string): string {
  if (character === '\t' || character === '\n') return character;
  if (lineBreaks.includes(character)) return '\n';
  return unseen.test(character) ? `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩` : character;
}

it('writes out each character that is not seen, and no other', () => {
  const wrong: string[] = [];
  // All of the basic plane; beyond, every sixteenth, and all tags and variation selectors.
  for (let code = 0; code <= 0x10_ffff; code += code < 0x1_0000 || (code >= 0xe_0000 && code < 0xe_0200) ? 1 : 16) {
    const character = String.fromCodePoint(code);
    if (inert(`a${character}b`) !== `a${expected(character)}b`) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

it('does so wherever they stand', () => {
  const some = fc.constantFrom(
    '\u200B',
    '\u202E',
    '\u0000',
    '\uFE0F',
    '\u{E0041}',
    '\uD800',
    '\r',
    '\u2028',
    'é',
    '—',
    '漢',
    '😀',
    'x',
    '\n',
  );
  const any = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
  fc.assert(
    fc.property(fc.array(fc.oneof(some, any)), (parts) => {
      const text = parts.join('');
      expect(inert(text)).toBe(Array.from(text.replaceAll('\r\n', '\n'), expected).join(''));
    }),
  );
});
