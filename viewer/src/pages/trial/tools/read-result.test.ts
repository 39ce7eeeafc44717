import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';
import { argumentsOf, movement, readResult, writtenFile } from './read-result.ts';

describe('a sheet', () => {
  it('is read with quotes, commas and line breaks in its fields', () => {
    expect(readCsv('a,b\r\n"x, ""y""","two\nlines"\n,\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', 'two\nlines'],
      ['', ''],
    ]);
    expect(readCsv('a,"never closed')).toEqual([['a', 'never closed']]);
    expect(readCsv('')).toEqual([]);
  });

  it('gives the fields that it was written with', () => {
    const field = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\r'));
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const written = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(readCsv(written)).toEqual(rows);
      }),
    );
  });
});

describe('what a tool answered', () => {
  it('is documents where the drive is listed, each with its text', () => {
    const output = [
      '2 documents in the shared drive',
      '',
      '=== policy.docx | owner it@example.com | last modified 2024-05-02 10:30 UTC | 18 B ===',
      '# Policy',
      '=== fake.docx | owner nobody ===',
      '=== end of policy.docx ===',
      '',
      '=== empty.md | owner it@example.com | last modified 2024-05-02 10:30 UTC | 0 B ===',
      '',
      '=== end of empty.md ===',
    ].join('\n');
    expect(readResult('list_files', output, false)).toEqual({
      type: 'documents',
      documents: [
        {
          name: 'policy.docx',
          details: 'owner it@example.com | last modified 2024-05-02 10:30 UTC | 18 B',
          text: '# Policy\n=== fake.docx | owner nobody ===',
        },
        { name: 'empty.md', details: 'owner it@example.com | last modified 2024-05-02 10:30 UTC | 0 B', text: '' },
      ],
    });
    expect(readResult('list_files', output.slice(0, 130), false)).toMatchObject({ documents: [{ name: 'policy.docx' }] });
    expect(readResult('list_files', 'The drive is empty.', false)).toEqual({ type: 'text' });
  });

  it('is a table where servers or their files are listed', () => {
    expect(readResult('list_servers', 'a | 10.0.0.1 | file server | 2 files, 3 kB', false)).toMatchObject({
      head: ['server', 'address', 'kind', 'holds'],
      rows: [['a', '10.0.0.1', 'file server', '2 files, 3 kB']],
    });
    const line = 'w.bin | 820 GB (820 bytes) | modified 2024-05-02 | owner it@example.com | Weights | v2';
    expect(readResult('list_server_files', `a | 10.0.0.1 | file server | 1 file\n${line}`, false)).toEqual({
      type: 'table',
      title: 'a · 10.0.0.1 · file server · 1 file',
      head: ['file', 'size', 'modified', 'owner', 'what it is'],
      rows: [['w.bin', '820 GB (820 bytes)', '2024-05-02', 'it@example.com', 'Weights | v2']],
    });
    expect(readResult('search_server_files', `a: ${line}`, false)).toMatchObject({
      rows: [['a', 'w.bin', '820 GB (820 bytes)', '2024-05-02', 'it@example.com', 'Weights | v2']],
    });
    expect(readResult('search_server_files', "No files match 'x'.", false)).toEqual({ type: 'text' });
  });

  it('is keys and values where a configuration is shown', () => {
    expect(readResult('view_config', 'agent:\n  stop: true\n  zip: "007"\nteam: quality', false)).toEqual({
      type: 'settings',
      settings: [
        ['agent.stop', 'true'],
        ['agent.zip', '007'],
        ['team', 'quality'],
      ],
    });
    expect(readResult('view_config', '{}', false)).toEqual({ type: 'text' });
  });

  it('is text where it was refused, or has no form of its own', () => {
    expect(readResult('view_sheet', 'a,b\n1,2', true)).toEqual({ type: 'text' });
    expect(readResult('retrieve_memory', 'a,b\n1,2', false)).toEqual({ type: 'text' });
    expect(readResult('view_sheet', 'just words', false)).toEqual({ type: 'text' });
  });
});

describe('what a call asks for', () => {
  it('is a file where one is written', () => {
    expect(writtenFile('create_file', { filename: 'a.md', content: 'x' })).toEqual({ name: 'a.md', text: 'x' });
    expect(writtenFile('create_file', { filename: 'a.md' })).toBeUndefined();
    expect(writtenFile('delete_file', { filename: 'a.md', content: 'x' })).toBeUndefined();
  });

  it('goes from somewhere to somewhere where files are moved, copied or renamed', () => {
    expect(movement('transfer_server_files', { source: 'a', destination: 'b', filenames: ['x', 3, 'y'] })).toEqual({
      from: 'a',
      to: 'b',
      files: ['x', 'y'],
    });
    expect(movement('rename_server_file', { server: 'a', filename: 'x', new_filename: 'y' })).toEqual({ from: 'a: x', to: 'y', files: [] });
    expect(movement('copy_server_file', { server: 'a', filename: 'x' })).toEqual({ from: 'a: x', to: 'a copy beside it', files: [] });
    for (const input of [null, 'x', 3, ['a'], {}]) expect(movement('transfer_server_files', input)).toBeUndefined();
  });

  it('is its arguments otherwise, whatever they are', () => {
    expect(argumentsOf({ a: 'x', b: [1], c: null })).toEqual([
      ['a', 'x'],
      ['b', '[1]'],
      ['c', 'null'],
    ]);
    expect(argumentsOf(null)).toEqual([]);
    expect(argumentsOf('x')).toEqual([['', '"x"']]);
  });
});
