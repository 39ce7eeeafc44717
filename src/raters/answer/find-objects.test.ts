import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findObjects } from './find-objects.ts';

const values = (text: string): unknown[] => findObjects(text).map(({ value }) => value);

describe('findObjects', () => {
  it.each<[string, string, unknown[]]>([
    ['an object alone', '{"a":1}', [{ a: 1 }]],
    ['an object in a fence of code', 'Here:\n```json\n{"a": {"b": [1]}}\n```\nThat is all.', [{ a: { b: [1] } }]],
    ['braces in strings', '{"a":"}{","b":"\\"}"}', [{ a: '}{', b: '"}' }]],
    ['two objects', '{"a":1} and {"b":2}', [{ a: 1 }, { b: 2 }]],
    ['an object in a list', '[{"a":1}]', [{ a: 1 }]],
    ['braces that hold no JSON, before an object', 'the set {x, y}\n{"a":1}', [{ a: 1 }]],
    ['nothing', 'no braces here', []],
    ['what is broken off', '{"a":{"b":1}', []],
    ['an object inside of braces that are none', '{{"a":1}}', []],
    ['a string that goes over its line', '{"a":"one\ntwo"}', []],
    ['a comma too many', '{"a":1,}', []],
  ])('finds %s', (_what, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each<[string, boolean]>([
    ['{"a":1,"a":2}', true],
    ['{"a":{"b":1,"b":1}}', true],
    ['{"a":{"b":1},"c":{"b":1}}', false],
    ['{"a":"x\\": y","b" :["c",{"d":"e:f"}]}', false],
    ['{"__proto__":{"a":1}}', false],
    ['{"a":1,"\\u0061":2}', true],
  ])('knows whether a name stands twice in one object: %s', (text, ambiguous) => {
    expect(findObjects(text).map((object) => object.ambiguous)).toEqual([ambiguous]);
  });

  it('finds any object whatever prose without braces or quotation marks is around it', () => {
    const prose = fc.string().map((text) => text.replaceAll(/[{}"]/g, ''));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), prose, prose, fc.constantFrom(0, 2), (object, before, after, indent) => {
        const text = JSON.stringify(object, null, indent);
        const again: unknown = JSON.parse(text);
        expect(findObjects(`${before}${text}${after}`)).toEqual([{ value: again, ambiguous: false }]);
        expect(values(`${text}${before}${text}`)).toEqual([again, again]);
      }),
    );
  });

  it('finds only what JSON.parse takes, in any text at all', () => {
    const pieces = fc.constantFrom('{', '}', '"', '\\', ':', ',', '[', ']', 'a', '1', ' ', '\n', '{"a":', '"}');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const { value } of findObjects(text)) expect(Object.prototype.toString.call(value)).toBe('[object Object]');
        if (isObject(text)) expect(values(text)).toEqual([JSON.parse(text)]);
      }),
    );
  });

  it.each([
    ['open braces', '{'.repeat(200_000)],
    ['open objects', '{"a":'.repeat(40_000)],
    ['nested objects', `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`],
    ['nested lists', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['quotation marks with strokes', '{"a\\'.repeat(50_000)],
    ['pairs of braces', '{}'.repeat(100_000)],
    ['one long string', `{"a":"${'x'.repeat(199_000)}"}`],
  ])('comes to an end with many %s', (_what, text) => {
    expect(() => findObjects(text)).not.toThrow();
  });
});

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
