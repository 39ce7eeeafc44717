import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.ts';
import { loadFileModel } from './file-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'custodes-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const model = (id: string): string =>
  `{ specificationVersion: 'v4', provider: 'own', modelId: '${id}', supportedUrls: {}, doGenerate: async () => ({}), doStream: async () => ({}) }`;

describe('a model from a file', () => {
  it('is the default export, or what is named', async () => {
    writeFileSync(join(folder, 'two.mjs'), `export default ${model('one')};\nexport const second = ${model('two')};`);
    expect((await loadFileModel('two.mjs', undefined, folder)).modelId).toBe('one');
    expect((await loadFileModel('two.mjs', 'second', folder)).modelId).toBe('two');
  });

  it('may be TypeScript, and made by a function that takes its time', async () => {
    writeFileSync(join(folder, 'made.ts'), `const id: string = 'made';\nexport default async () => ({ ...${model('x')}, modelId: id });`);
    expect((await loadFileModel('./made.ts', undefined, folder)).modelId).toBe('made');
  });

  it('may be named by a whole path', async () => {
    writeFileSync(join(folder, 'whole.mjs'), `export default ${model('whole')};`);
    expect((await loadFileModel(join(folder, 'whole.mjs'), undefined, '/nowhere')).modelId).toBe('whole');
  });

  it.each([
    ['nothing.mjs', undefined, /nothing\.mjs does not exist/],
    ['', undefined, /cannot be loaded/],
    ['broken.mjs', undefined, /cannot be loaded: /],
    ['throws.mjs', undefined, /throws when its export 'default' is called: no such luck/],
    ['class.mjs', undefined, /throws when its export 'default' is called: Class constructor/],
    ['empty.mjs', undefined, /has no LanguageModelV4 as its default export \(it exports nothing\)/],
    ['old.mjs', undefined, /has no LanguageModelV4 as its default export \(it exports default\)/],
    ['two.mjs', 'third', /has no LanguageModelV4 as its export 'third' \(it exports default, second\)/],
  ])('%s#%s is refused with what was found instead', async (file, exportName, complaint) => {
    writeFileSync(join(folder, 'broken.mjs'), 'export default {');
    writeFileSync(join(folder, 'throws.mjs'), 'export default () => { throw new Error("no such luck"); };');
    writeFileSync(join(folder, 'class.mjs'), 'export default class Model {};');
    writeFileSync(join(folder, 'empty.mjs'), '');
    writeFileSync(join(folder, 'old.mjs'), `export default { ...${model('old')}, specificationVersion: 'v2' };`);
    const loading = loadFileModel(file, exportName, folder);
    await expect(loading).rejects.toBeInstanceOf(InputError);
    await expect(loading).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringMatching(complaint) as string,
      hint: expect.stringContaining('LanguageModelV4') as string,
    });
  });
});
