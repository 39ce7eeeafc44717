import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact.ts';

const secret = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 60 }).filter((text) => text.trim().length >= 8);
const around = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });

describe('a redactor', () => {
  it('takes a secret out wherever it stands', () => {
    fc.assert(
      fc.property(secret, around, around, (key, before, after) => {
        expect(createRedactor([key]).text(`${before}${key}${after}`)).not.toContain(key);
      }),
    );
  });

  it('takes it out in every encoding that providers and proxies echo', () => {
    fc.assert(
      fc.property(secret, around, around, (key, before, after) => {
        const redactor = createRedactor([key]);
        const text = (given: string): string => redactor.text(given);
        const bytes = Buffer.from(key);
        const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
        const forms = [
          JSON.stringify(key).slice(1, -1),
          key.replaceAll('/', String.raw`\/`),
          encodeURIComponent(key),
          percent,
          percent.toUpperCase(),
          bytes.toString('hex'),
          bytes.toString('hex').toUpperCase(),
        ];
        for (const form of [...forms, bytes.toString('base64'), bytes.toString('base64url'), encodeURIComponent(bytes.toString('base64'))])
          expect(text(`got ${form}, sorry`)).toBe('got [key], sorry');
        // As part of something longer, such as `user:key`, only the characters at its edges are shared with neighbours.
        const longer = Buffer.from(`${before}${key}${after}`).toString('base64');
        const cleaned = Buffer.from(text(longer).split('[key]').join(''), 'base64').toString('latin1');
        expect(cleaned).not.toContain(key);
        expect(text(longer)).toContain('[key]');
      }),
    );
  });

  it('leaves texts without the secret as they are, and values the very same', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const redactor = createRedactor(['wk-live-7Q2r+x/9ZcT0pLm4_Vb8', undefined]);
        expect(redactor.text(text)).toBe(text);
        const value: unknown = JSON.parse(text);
        expect(redactor.value(value)).toBe(value);
      }),
    );
  });

  it('takes it out of values at any depth, names of fields too', () => {
    const redactor = createRedactor(['wk-live-7Q2r"x']);
    const value = { a: ['wk-live-7Q2r"x', { 'wk-live-7Q2r"x': 1, b: null }], c: 'about wk-live-7Q2r"x.' };
    expect(redactor.value(value)).toEqual({ a: ['[key]', { '[key]': 1, b: null }], c: 'about [key].' });
  });

  it('leaves short secrets, which would take out ordinary words, and does nothing without any', () => {
    expect(createRedactor(['EMPTY', 'none', undefined, '']).text('EMPTY or none')).toBe('EMPTY or none');
    const value = { a: 1 };
    expect(createRedactor([]).value(value)).toBe(value);
  });
});
