import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../test/support/recorded.ts';
import type { CallRecord } from '../../spec/index.ts';
import { callBodyBytes, parseCallBody } from './call-body.ts';

const anyText = fc.string({ unit: 'binary' });
/** Every code unit, halves of surrogate pairs too. */
const brokenText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
const text = fc.oneof(anyText, brokenText, fc.constantFrom('', '\n', '\ud800', 'a\udfffb', '\0', '{"text":"\\ud83d"}', '🙂'));
const headers = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
  text,
);
const wire: fc.Arbitrary<CallRecord['wire']> = fc.option(
  fc.record({
    method: fc.constantFrom('POST', 'GET'),
    url: text,
    requestHeaders: headers,
    requestBody: text,
    status: fc.option(fc.nat(599)),
    responseHeaders: headers,
    responseBody: text,
  }),
);

describe('the body of a call', () => {
  it('comes back byte for byte: any text, halves of surrogate pairs, nothing at all', () => {
    const attempt = fc.record({
      waitMs: fc.nat(),
      durationMs: fc.double({ min: 0, max: 1e6, noNaN: true }).map((ms) => ms + 0),
      status: fc.option(fc.nat(599)),
      error: fc.option(text),
      uncertain: fc.record({ usd: fc.option(fc.nat()), tokens: fc.nat() }),
    });
    const body = fc.record({
      attempts: fc.array(attempt, { maxLength: 3 }),
      error: fc.option(text),
      wire,
      answer: fc.option(text.map(answerOf)),
    });
    fc.assert(
      fc.property(body, (given) => {
        expect(parseCallBody(callBodyBytes(given))).toEqual(given);
      }),
    );
  });

  it('holds the bodies of the wire as they are, so that others can be packed against them', () => {
    const requestBody = '{"messages":["grüße"]}';
    const exchange = { method: 'POST', url: '', requestHeaders: {}, requestBody, status: 200, responseHeaders: {}, responseBody: '{}' };
    expect(callBodyBytes({ attempts: [], error: null, wire: exchange, answer: null }).includes(requestBody)).toBe(true);
  });
});
