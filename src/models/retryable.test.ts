import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  NoContentGeneratedError,
  TypeValidationError,
} from '@ai-sdk/provider';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRetryable, retryAfterMs } from './retryable.ts';

describe('isRetryable', () => {
  it.each([408, 409, 429, 500, 502, 503, 504, 529])('tries again after %i', (statusCode) => {
    expect(isRetryable(failed({ statusCode }))).toBe(true);
  });

  it.each([400, 401, 402, 403, 404, 405, 413, 422])('does not try again after %i', (statusCode) => {
    expect(isRetryable(failed({ statusCode }))).toBe(false);
  });

  it('tries again where nothing was answered, or a body was broken', () => {
    expect(isRetryable(failed({}))).toBe(true);
    expect(isRetryable(failed({ statusCode: 200 }))).toBe(true);
    for (const error of [
      new JSONParseError({ text: '{', cause: undefined }),
      new TypeValidationError({ value: {}, cause: undefined }),
      new InvalidResponseDataError({ data: {} }),
      new NoContentGeneratedError(),
      new EmptyResponseBodyError(),
    ])
      expect(isRetryable(error)).toBe(true);
  });

  it('tries again after faults of the connection, also deep in their causes, and after time-outs', () => {
    const fault = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    expect(isRetryable(fault)).toBe(true);
    expect(isRetryable(new TypeError('no', { cause: new Error('no', { cause: fault }) }))).toBe(true);
    expect(isRetryable(new TypeError('fetch failed'))).toBe(true);
    expect(isRetryable(new TypeError('terminated'))).toBe(true);
    expect(isRetryable(new DOMException('too late', 'TimeoutError'))).toBe(true);
  });

  it('does not try again after other errors, or what is none', () => {
    expect(isRetryable(new Error('no such thing'))).toBe(false);
    expect(isRetryable(Object.assign(new Error('no'), { code: 'ERR_INVALID_URL' }))).toBe(false);
    for (const value of [undefined, null, 'fetch failed', 7, {}]) expect(isRetryable(value)).toBe(false);
  });

  it('heeds x-should-retry over the status', () => {
    expect(isRetryable(failed({ statusCode: 500, responseHeaders: { 'x-should-retry': 'false' } }))).toBe(false);
    expect(isRetryable(failed({ statusCode: 400, responseHeaders: { 'x-should-retry': 'true' } }))).toBe(true);
  });

  it('does not wait for money, or for tomorrow', () => {
    const quota = { error: { message: 'You exceeded your current quota.', type: 'insufficient_quota', code: 'insufficient_quota' } };
    expect(isRetryable(failed({ statusCode: 429, body: quota }))).toBe(false);
    expect(isRetryable(failed({ statusCode: 429, body: googleLimit('GenerateRequestsPerDayPerProjectPerModel') }))).toBe(false);
    expect(isRetryable(failed({ statusCode: 429, body: googleLimit('GenerateRequestsPerMinutePerProjectPerModel') }))).toBe(true);
  });

  it('takes the status out of the body where a provider answers 200', () => {
    const openrouter = (code: number) => failed({ statusCode: 200, data: { code, message: 'no' } });
    expect(isRetryable(openrouter(502))).toBe(true);
    expect(isRetryable(openrouter(402))).toBe(false);
    // The SDK makes a 400 of what the Responses API answers with 200.
    expect(isRetryable(failed({ statusCode: 400, body: { error: { code: 'server_error', message: 'no' } } }))).toBe(true);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const asked = (responseHeaders: Record<string, string>, body?: unknown) =>
    retryAfterMs(failed({ statusCode: 429, responseHeaders, body }), now);

  it('reads milliseconds, seconds, fractions of them, and dates', () => {
    expect(asked({ 'retry-after-ms': '250' })).toBe(250);
    expect(asked({ 'retry-after': '2' })).toBe(2000);
    expect(asked({ 'retry-after': '0.5' })).toBe(500);
    expect(asked({ 'retry-after': 'Thu, 01 Jan 2026 00:00:07 GMT' })).toBe(7000);
  });

  it('prefers milliseconds to seconds, and what can be read to what cannot', () => {
    expect(asked({ 'retry-after-ms': '250', 'retry-after': '2' })).toBe(250);
    expect(asked({ 'retry-after-ms': 'soon', 'retry-after': '2' })).toBe(2000);
  });

  it("reads Google's RetryInfo out of the body", () => {
    expect(asked({}, googleLimit('PerMinute', '45.837906927s'))).toBeCloseTo(45_837.9, 0);
  });

  it('takes what lies behind for now, and gives nothing where nothing is asked', () => {
    expect(asked({ 'retry-after': '-3' })).toBe(0);
    expect(asked({ 'retry-after': 'Wed, 31 Dec 2025 23:00:00 GMT' })).toBe(0);
    expect(asked({})).toBeUndefined();
    expect(asked({ 'retry-after': '' })).toBeUndefined();
    expect(asked({ 'retry-after': 'later' })).toBeUndefined();
    expect(retryAfterMs(new Error('no'), now)).toBeUndefined();
  });

  it('never gives what is no wait, whatever a provider writes', () => {
    const text = fc.oneof(fc.string(), fc.double().map(String), fc.date({ noInvalidDate: false }).map(String));
    fc.assert(
      fc.property(text, text, text, (milliseconds, after, delay) => {
        const wait = asked({ 'retry-after-ms': milliseconds, 'retry-after': after }, googleLimit('PerMinute', delay));
        expect(wait === undefined || (Number.isFinite(wait) && wait >= 0)).toBe(true);
      }),
    );
  });
});

function failed({
  body,
  ...rest
}: {
  statusCode?: number;
  responseHeaders?: Record<string, string>;
  body?: unknown;
  data?: unknown;
}): APICallError {
  const responseBody = body === undefined ? {} : { responseBody: JSON.stringify(body) };
  return new APICallError({ message: 'no', url: 'http://127.0.0.1/v1', requestBodyValues: {}, ...responseBody, ...rest });
}

function googleLimit(quotaId: string, retryDelay = '13s'): unknown {
  return {
    error: {
      code: 429,
      status: 'RESOURCE_EXHAUSTED',
      message: 'You exceeded your current quota.',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId }] },
        { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
      ],
    },
  };
}
