import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/cli.ts';
import { writeWhole } from './write-whole.ts';

describe('a file that is written whole', () => {
  it('takes the place of the one before, in a folder that is made for it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a', 'b.txt');
    writeWhole(path, 'one');
    writeWhole(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
  });

  it('leaves what was there, and nothing beside it, where it cannot be written', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
    expect(() => writeWhole(join(folder, 'taken'), 'text')).toThrow(/taken cannot be written/);
    expect(readdirSync(folder)).toEqual(['taken']);
    writeFileSync(join(folder, 'file'), 'kept');
    expect(() => writeWhole(join(folder, 'file', 'below'), 'text')).toThrow(/cannot be written/);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
  });
});
