import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { InternalError } from '../errors/index.ts';
import { fill, hashTexts, listTexts, parseSections, parseTable, readText, writeTable } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'texts-'));
const folderUrl = pathToFileURL(`${folder}/`);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('fill', () => {
  it('puts values into placeholders, kebab-case and camelCase', () => {
    expect(fill('{{one}} and {{two-three}}, {{fourFive}}.', { one: '1', 'two-three': '23', fourFive: '45' })).toBe('1 and 23, 45.');
  });

  it('does not fill values again', () => {
    expect(fill('{{one}}', { one: '{{two}}', two: 'x' })).toBe('{{two}}');
  });

  it('takes values as they are, dollar signs too', () => {
    expect(fill('{{price}}', { price: '$& $1' })).toBe('$& $1');
  });

  it('lets a line of empty placeholders vanish, with the blank lines around it', () => {
    expect(fill('Top.\n\n{{a}}{{b}}\n\nBottom.', { a: '', b: '' })).toBe('Top.\n\nBottom.');
    expect(fill('- one\n{{a}}\n- two', { a: '' })).toBe('- one\n- two');
  });

  it('keeps a line that says more than its empty placeholders', () => {
    expect(fill('- {{a}}', { a: '' })).toBe('-');
  });

  it.each(['missing', 'constructor', 'toString'])('throws for the placeholder %s, which has no value', (name) => {
    expect(() => fill(`{{${name}}}`, {})).toThrow(InternalError);
  });
});

describe('readText and listTexts', () => {
  it('normalise line breaks and drop the last one', () => {
    writeFileSync(join(folder, 'windows.md'), 'one\r\ntwo\r\n\r\n');
    expect(readText(new URL('windows.md', folderUrl))).toBe('one\ntwo');
  });

  it('read a file once', () => {
    const place = new URL('once.md', folderUrl);
    writeFileSync(place, 'first');
    expect(readText(place)).toBe('first');
    writeFileSync(place, 'second');
    expect(readText(place)).toBe('first');
  });

  it('say which text is missing', () => {
    expect(() => readText(new URL('nowhere.md', folderUrl))).toThrow(/nowhere\.md cannot be read/);
  });

  it('list the files of a folder by name, and nothing for a folder that is not there', () => {
    expect(listTexts(folderUrl)).toEqual([...listTexts(folderUrl)].sort());
    expect(listTexts(folderUrl)).toContain('windows.md');
    expect(listTexts(new URL('none/', folderUrl))).toEqual([]);
  });
});

describe('parseSections', () => {
  it('gives the text below each heading, empty ones too, without what comes before', () => {
    expect(parseSections('# Title\nintro\n\n## one\n\nfirst\n\n### deeper\n\nsecond\n\n## two\n## monitored-with-threat\nlast')).toEqual({
      one: 'first\n\n### deeper\n\nsecond',
      two: '',
      'monitored-with-threat': 'last',
    });
  });
});

describe('tables', () => {
  it('come back as they were written', () => {
    const value = fc.string().map((text) => text.replaceAll('\r', '').trim());
    const row = fc.record({ name: value.filter((text) => text !== ''), note: value });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        expect(parseTable(writeTable(rows))).toEqual(rows);
      }),
    );
  });
});

describe('hashTexts', () => {
  it('tells texts apart, their order and where one ends and the next begins', () => {
    const hashes = [hashTexts('ab', 'c'), hashTexts('a', 'bc'), hashTexts('c', 'ab'), hashTexts('abc')];
    expect(new Set(hashes).size).toBe(4);
    expect(hashes.every((hash) => /^[0-9a-f]{12}$/.test(hash))).toBe(true);
    expect(hashTexts('ab', 'c')).toBe(hashes[0]);
  });
});
