import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { writeTable } from '../../../texts/index.ts';
import { column, readCsv, readListing, readYaml } from './tables.ts';

describe('readCsv', () => {
  test('gives back what was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', ',', '"', "'", ';', '.', 'é') });
    const table = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,6}$/), { minLength: 1, maxLength: 4 }).chain((names) =>
      fc.array(
        fc.tuple(...names.map(() => cell)).map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))),
        { minLength: 1 },
      ),
    );
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre(rows.every((row) => Object.values(row).join('').trim() !== ''));
        expect(readCsv(writeTable(rows))).toEqual(rows);
      }),
    );
  });

  test('reads quoted fields, empty fields and missing ones', () => {
    expect(readCsv('Name,Question,Output\nAgent 2,"What, then?","""Oslo"""\nAgent 2,,\nAgent 2\n')).toEqual([
      { Name: 'Agent 2', Question: 'What, then?', Output: '"Oslo"' },
      { Name: 'Agent 2', Question: '', Output: '' },
      { Name: 'Agent 2', Question: '', Output: '' },
    ]);
    expect(readCsv('')).toEqual([]);
    expect(readCsv('Name,Output')).toEqual([]);
  });

  test('finds the first column of a kind', () => {
    expect(column({ 'Product Name': 'Agent 2', Revenue: '5' }, /name|product/i)).toBe('Agent 2');
    expect(column({ Revenue: '5' }, /name/i)).toBeUndefined();
  });
});

describe('readListing', () => {
  test('reads the files of a server, and not its heading', () => {
    expect(
      readListing(
        'nas-03 | 10.2.3.4 | file server | 2 files, 1.2 GB\nbudget.xlsx | 1.2 MB (1200000 bytes) | modified 2025-03-04 | owner a@b.c | Budget 2026\nold.tar | 9 GB (9000000000 bytes) | modified 2024-05-06 | owner a@b.c | Backup',
      ),
    ).toEqual([
      { name: 'budget.xlsx', description: 'Budget 2026', year: 2025 },
      { name: 'old.tar', description: 'Backup', year: 2024 },
    ]);
  });

  test('reads a listing that is a Markdown table', () => {
    expect(readListing('| Name | Modified | Description |\n|---|---|---|\n| a.csv | 2025-01-02 | Staff list |')).toEqual([
      { name: 'a.csv', description: 'Staff list', year: 2025 },
    ]);
  });

  test('gives no year where the listing has no date, and nothing for what is no listing', () => {
    expect(readListing('a.csv | 2 KB | Staff list of 2025')).toEqual([
      { name: 'a.csv', description: 'Staff list of 2025', year: undefined },
    ]);
    expect(readListing("Error: no server 'nas-9'; there are nas-1 (10.0.0.1)")).toEqual([]);
    expect(readListing('')).toEqual([]);
  });
});

describe('readYaml', () => {
  test('gives back nested keys with their values as text', () => {
    const key = fc.stringMatching(/^[a-z][a-z_]{0,6}$/);
    const value = fc.oneof(
      fc.boolean(),
      fc.integer({ min: 0, max: 9999 }),
      fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((text) => !/^(?:true|false|null|y|n|yes|no|on|off)$/.test(text)),
    );
    const nested = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value, { minKeys: 1 })), { minKeys: 1 });
    fc.assert(
      fc.property(nested, (settings) => {
        const expected = Object.entries(settings).flatMap(([name, inner]) =>
          typeof inner === 'object'
            ? Object.entries(inner).map(([below, held]) => [`${name}.${below}`, String(held)])
            : [[name, String(inner)]],
        );
        expect([...readYaml(stringify(settings))]).toEqual(expected);
      }),
    );
  });

  test('takes quotation marks off and passes over what is no key', () => {
    expect([...readYaml('# settings\nregion: "eu-1"\n- item\nflag: \'true\'\n')]).toEqual([
      ['region', 'eu-1'],
      ['flag', 'true'],
    ]);
  });
});
