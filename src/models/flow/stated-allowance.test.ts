import { describe, expect, it } from 'vitest';
import { askedWaitMs, clockDifferenceMs } from './asked-wait.ts';
import { parseResetTime } from './reset-time.ts';
import { statedAllowances } from './stated-allowance.ts';

describe('a time of reset', () => {
  it.each([
    ['1s', 1000],
    ['6m0s', 360_000],
    ['120ms', 120],
    ['2m59.56s', 179_560],
    ['1h2m3s', 3_723_000],
    ['1d', 86_400_000],
    ['17', 17_000],
    ['0.35', 350],
    ['0', 0],
    ['12µs', 0.012],
  ])('may be a duration: %s', (written, ms) => {
    expect(parseResetTime(written)).toEqual({ type: 'after', ms: expect.closeTo(ms, 6) as number });
  });

  it.each([
    ['2026-01-01T00:00:30Z', Date.UTC(2026, 0, 1, 0, 0, 30)],
    ['2026-01-01T00:00:30.250Z', Date.UTC(2026, 0, 1, 0, 0, 30, 250)],
    ['2026-01-01T02:00:30+02:00', Date.UTC(2026, 0, 1, 0, 0, 30)],
    ['Thu, 01 Jan 2026 00:00:30 GMT', Date.UTC(2026, 0, 1, 0, 0, 30)],
    ['1767225630', Date.UTC(2026, 0, 1, 0, 0, 30)],
    ['1767225630250', Date.UTC(2026, 0, 1, 0, 0, 30, 250)],
  ])('may be a time: %s', (written, ms) => {
    expect(parseResetTime(written)).toEqual({ type: 'at', ms });
  });

  it.each(['', '-1', 'soon', '1x', '2026', 'NaN', '5 s'])('is left out where it is neither: "%s"', (written) => {
    expect(parseResetTime(written)?.type === 'at').toBe(false);
    if (written !== '2026') expect(parseResetTime(written)).toBeUndefined();
  });
});

describe('the allowances of a response', () => {
  it('are read from the headers of OpenAI', () => {
    expect(
      statedAllowances({
        'x-ratelimit-limit-requests': '5000',
        'x-ratelimit-remaining-requests': '4999',
        'x-ratelimit-reset-requests': '12ms',
        'x-ratelimit-limit-tokens': '160000',
        'x-ratelimit-remaining-tokens': '159976',
        'x-ratelimit-reset-tokens': '9ms',
      }),
    ).toEqual([
      { name: 'requests', unit: 'requests', limit: 5000, remaining: 4999, reset: { type: 'after', ms: 12 } },
      { name: 'tokens', unit: 'tokens', limit: 160_000, remaining: 159_976, reset: { type: 'after', ms: 9 } },
    ]);
  });

  it('are read from the headers of Anthropic', () => {
    const reset = '2026-01-01T00:01:00Z';
    const stated = statedAllowances({
      'anthropic-ratelimit-requests-limit': '1000',
      'anthropic-ratelimit-requests-remaining': '999',
      'anthropic-ratelimit-requests-reset': reset,
      'anthropic-ratelimit-input-tokens-limit': '80000',
      'anthropic-ratelimit-input-tokens-remaining': '79000',
      'anthropic-ratelimit-input-tokens-reset': reset,
      'anthropic-ratelimit-output-tokens-limit': '16000',
      'anthropic-ratelimit-output-tokens-remaining': '0',
      'anthropic-ratelimit-output-tokens-reset': reset,
      'anthropic-ratelimit-unified-status': 'allowed',
    });
    expect(stated.map(({ name, unit, limit, remaining }) => [name, unit, limit, remaining])).toEqual([
      ['requests', 'requests', 1000, 999],
      ['input-tokens', 'tokens', 80_000, 79_000],
      ['output-tokens', 'tokens', 16_000, 0],
    ]);
  });

  it('are read from those of OpenRouter, Together, and both forms of the IETF draft', () => {
    const openrouter = { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225630000' };
    expect(statedAllowances(openrouter)).toMatchObject([
      { unit: 'requests', limit: 20, remaining: 0, reset: { type: 'at', ms: 1_767_225_630_000 } },
    ]);
    const together = {
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '9',
      'x-ratelimit-reset': '1',
      'x-tokenlimit-limit': '3000',
      'x-tokenlimit-remaining': '2000',
    };
    expect(statedAllowances(together)).toMatchObject([
      { name: 'requests', limit: 10, reset: { type: 'after', ms: 1000 } },
      { name: 'tokens', unit: 'tokens', limit: 3000, remaining: 2000, reset: { type: 'after', ms: 1000 } },
    ]);
    const older = { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '40', 'ratelimit-reset': '30' };
    expect(statedAllowances(older)).toMatchObject([{ unit: 'requests', limit: 100, remaining: 40, reset: { type: 'after', ms: 30_000 } }]);
    const newer = {
      'ratelimit-policy': '"burst";q=100;w=60,"bytes";q=9;qu="content-bytes";w=5',
      ratelimit: '"burst";r=50;t=30, "bytes";r=1;t=2',
    };
    expect(statedAllowances(newer)).toMatchObject([{ name: '"burst"', limit: 100, remaining: 50, reset: { type: 'after', ms: 30_000 } }]);
  });

  it('are left out where they say nothing or cannot be read', () => {
    const azure = { 'x-ratelimit-limit-tokens': '-1', 'x-ratelimit-remaining-tokens': '-1', 'x-ratelimit-reset-tokens': '0' };
    expect(statedAllowances(azure)).toEqual([]);
    expect(statedAllowances({ 'x-ratelimit-remaining-requests': 'many', 'x-ratelimit-reset-requests': '1s' })).toEqual([]);
    expect(statedAllowances({ 'x-ratelimit-remaining-requests': '5' })).toEqual([]);
    expect(statedAllowances({ 'content-type': 'application/json', 'x-ratelimit-': '1' })).toEqual([]);
  });
});

describe('the wait that a response asks for', () => {
  const now = Date.UTC(2026, 0, 1);

  it('is in milliseconds, seconds, or until a date, by the clock of the server', () => {
    expect(askedWaitMs({ 'retry-after-ms': '1500', 'retry-after': '9' }, now)).toBe(1500);
    expect(askedWaitMs({ 'retry-after': '2' }, now)).toBe(2000);
    expect(askedWaitMs({ 'retry-after': new Date(now + 7000).toUTCString() }, now)).toBe(7000);
    const ahead = { date: new Date(now + 60_000).toUTCString(), 'retry-after': new Date(now + 67_000).toUTCString() };
    expect(askedWaitMs(ahead, now)).toBe(7000);
  });

  it('is none where it asks for none, or for none that can be read, and never negative', () => {
    expect(askedWaitMs({}, now)).toBeUndefined();
    expect(askedWaitMs({ 'retry-after': 'later' }, now)).toBeUndefined();
    expect(askedWaitMs({ 'retry-after': new Date(now - 7000).toUTCString() }, now)).toBe(0);
  });

  it('takes small differences of the clocks for none, since dates are in whole seconds', () => {
    expect(clockDifferenceMs({ date: new Date(now - 1000).toUTCString() }, now)).toBe(0);
    expect(clockDifferenceMs({}, now)).toBe(0);
    expect(clockDifferenceMs({ date: new Date(now - 90_000).toUTCString() }, now)).toBe(90_000);
  });
});
