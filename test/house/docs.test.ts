import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorsDocument } from '../../scripts/errors-document.ts';

it('has a docs/errors.md that is true to the code (else: npm run docs)', () => {
  expect(readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')).toBe(errorsDocument());
});

it('names every factor and level in docs/concepts.md', async () => {
  const { factors } = await import('../../src/spec/index.ts');
  const concepts = readFileSync(new URL('../../docs/concepts.md', import.meta.url), 'utf8');
  for (const [name, factor] of Object.entries(factors)) {
    expect(concepts).toContain(`\`${name}\``);
    for (const level of Object.keys(factor.levels)) expect(concepts).toContain(`\`${level}\``);
  }
});
