import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldAt, partsOf } from './folding.ts';

const limit = { lines: 3, characters: 100 };

it('a text is folded after so many lines or characters, and not where little would be hidden', () => {
  expect(foldAt('a\nb\nc\nd\ne\nf\ng\nh\ni\nj', limit)).toBe(5);
  expect(foldAt('a\nb\nc\nd', limit)).toBe(7);
  expect(foldAt('x'.repeat(1000), limit)).toBe(100);
  expect(foldAt('x'.repeat(110), limit)).toBe(110);
  expect(foldAt('', limit)).toBe(0);
  expect(foldAt(`${'x'.repeat(99)}👩${'x'.repeat(900)}`, limit)).toBe(99);
});

it('parts of a long text give it again, and break at its lines where they can', () => {
  expect(partsOf('ab\ncd\nef', 4).map(({ text }) => text)).toEqual(['ab\n', 'cd\n', 'ef']);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '👩', 'b') }), fc.integer({ min: 2, max: 9 }), (text, size) => {
      const parts = partsOf(text, size);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.every((part) => part.text.length <= size && (text === '' || part.text !== ''))).toBe(true);
    }),
  );
});
