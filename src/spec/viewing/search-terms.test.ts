import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, patternOfTerms, takenApart } from './search-terms.ts';

const finds = (text: string, search: string): boolean => {
  const pattern = patternOfTerms(parseSearch(search));
  return pattern !== undefined && takenApart(text).search(pattern) !== -1;
};

describe('a text taken apart', () => {
  it('is as Unicode takes it apart, as long as no letter bears very many marks', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => takenApart(text) === text.normalize('NFD')));
  });

  it('is found with and without accents, also behind a heap of marks', () => {
    const heap = `a${'\u0301\u0316'.repeat(200_000)}`;
    expect(takenApart(heap)).toBe(heap);
    expect(finds(`${heap} Résumé`, 'resume')).toBe(true);
    expect(finds(`${heap} Résumé`, 'résumé')).toBe(true);
  });
});

describe('words that stand together', () => {
  it('are parted by what is no mark of the first', () => {
    expect(finds('a\u0301 b', '"a b"')).toBe(true);
    expect(finds('á, - \u0301 b', '"a b"')).toBe(true);
    expect(finds('a\u0301b', '"a b"')).toBe(false);
  });

  it('end at their own ends, accents or not', () => {
    expect(['re', 'sume', '"re sume"', 'resum', 'r'].filter((word) => finds('a résumé', word))).toEqual([]);
    expect(['resume', 'RÉSUMÉ', 're*', 'a'].filter((word) => !finds('a résumé', word))).toEqual([]);
    expect(finds('a \u0301word', 'word')).toBe(true);
  });

  it('are looked for in time that grows with the text alone, also in a heap of marks or of signs', () => {
    // With every way tried, each of these would take hours.
    expect(finds(`a${'\u0301'.repeat(1_000_000)}`, '"a b"')).toBe(false);
    expect(finds(`a${'- '.repeat(500_000)}`, '"a b"')).toBe(false);
    expect(finds('\u0301'.repeat(1_000_000), 'a')).toBe(false);
    expect(finds(`${'\u0301'.repeat(1_000_000)}ab`, 'b a')).toBe(false);
    expect(finds(`a${'\u0301 '.repeat(500_000)}c`, '"a b" "a d"')).toBe(false);
  });
});

it('of marks alone is none', () => {
  expect(['\u0301', '"\u0301 \u0301"', '*', ' "" ', ''].map((search) => patternOfTerms(parseSearch(search)))).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});

it('holds nothing that is read as a pattern', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (search, looked) => {
      finds(looked, search);
    }),
  );
});
