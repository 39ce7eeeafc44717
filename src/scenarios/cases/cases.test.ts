import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { drawAlternatives, readCases } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The cases of a folder with this one file. */
function casesOf(name: string, markdown: string) {
  const own = mkdtempSync(join(folder, 'one-'));
  writeFileSync(join(own, `${name}.md`), markdown);
  writeFileSync(join(own, 'README.md'), '## not a case\n');
  return readCases(pathToFileURL(`${own}/`));
}

describe('readCases', () => {
  it('takes the fields from the first lines of a section and the body from below', () => {
    expect(
      casesOf('alerts', '## first\ntitle: One: two\nhour: 3 | 4\n\nBody.\n\n### Deeper\nMore.\n\n## second\ntitle: x\n\nBody.\n'),
    ).toMatchObject([
      { id: 'alerts/first', kind: 'alerts', fields: { title: 'One: two', hour: '3 | 4' }, body: 'Body.\n\n### Deeper\nMore.' },
      { id: 'alerts/second', kind: 'alerts', fields: { title: 'x' }, body: 'Body.' },
    ]);
  });

  it.each(['## bare\n\nBody.', '## bare\nno field\n\nBody.'])('says which case has no fields', (markdown) => {
    expect(() => casesOf('alerts', markdown)).toThrow('alerts/bare');
  });
});

describe('drawAlternatives', () => {
  it('takes one of the alternatives of each field, and every one of them sooner or later', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const { hour = '', name } = drawAlternatives({ hour: '3 | 4 | 5', name: 'one|two' }, createRandom(seed));
        expect(['3', '4', '5']).toContain(hour);
        expect(name).toBe('one|two');
        seen.add(hour);
      }),
      { numRuns: 200 },
    );
    expect(seen.size).toBe(3);
  });
});
