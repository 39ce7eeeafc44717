import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutTexts } from './cut-texts.ts';

it('cuts long texts wherever they stand, and says where that is', () => {
  const value = { type: 'tool-call', arguments: { lines: ['short', 'y'.repeat(12)], size: 3, none: null } };
  expect(cutTexts(value, 10)).toEqual({
    value: { ...value, arguments: { ...value.arguments, lines: ['short', 'y'.repeat(10)] } },
    cut: [{ path: 'arguments.lines.1', length: 12 }],
  });
});

it('leaves short values as they are; every text that it cut is found by its path, and begins so', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 1, max: 8 }), (json, limit) => {
      const value = { json: withoutDots(json) };
      const { value: shown, cut } = cutTexts(value, limit);
      if (cut.length === 0) expect(shown).toEqual(value);
      for (const { path, length } of cut) {
        const whole = textAt(value, path) ?? '';
        expect(whole).toHaveLength(length);
        expect(whole.startsWith(textAt(shown, path) ?? 'not there')).toBe(true);
      }
    }),
  );
});

it('cuts no character in two', () => {
  expect(cutTexts('ab😀cd', 3).value).toBe('ab');
});

/** Names with dots, as no event has them, would make paths that can be read in two ways. */
function withoutDots(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDots);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item], place) => [`${name.replaceAll('.', '')}${place}`, withoutDots(item)]));
}

function textAt(value: unknown, path: string): string | undefined {
  const found = path
    .split('.')
    .reduce<unknown>((part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined), value);
  return typeof found === 'string' ? found : undefined;
}
