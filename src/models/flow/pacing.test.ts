import { describe, expect, it } from 'vitest';
import type { RuleSetting } from '../../../test/flow/provider-rules.ts';
import { simulate } from '../../../test/flow/simulated-client.ts';

type Rate = NonNullable<RuleSetting['rate']>;
const styles = ['openai', 'anthropic', 'openrouter'] as const;
const kinds = ['window', 'bucket'] as const;
const moments = ['sent', 'answered'] as const;
const storms = styles.flatMap((headers) => kinds.flatMap((type) => moments.map((stated) => ({ headers, type, stated }))));

/** Calls that a provider lets through in a time. */
function allowed({ type, limit, everyMs }: Rate, seconds: number): number {
  return (limit * seconds * 1000) / everyMs + (type === 'bucket' ? limit : 0);
}

describe('what headers state is used up, and hardly ever overdrawn', () => {
  it.each(storms)('($headers headers, a $type, read as it is $stated): 400 a second', async ({ headers, type, stated }) => {
    const rate = { type, limit: 400, everyMs: 1000 };
    const { succeeded, refusedShare } = await simulate({
      rules: { maxConcurrent: 50, rate, headers, stated },
      workers: 200,
      seconds: 20,
      serviceMs: 100,
      networkMs: 1,
    });
    expect(succeeded / allowed(rate, 20)).toBeGreaterThan(0.97);
    expect(refusedShare).toBeLessThan(0.01);
  });

  it.each(storms)(
    '($headers headers, a $type, read as it is $stated): 600 a minute, answers of ten seconds',
    async ({ headers, type, stated }) => {
      const rate = { type, limit: 600, everyMs: 60_000 };
      const { succeeded, refusedShare } = await simulate({
        rules: { rate, headers, stated },
        workers: 200,
        seconds: 1200,
        serviceMs: 10_000,
        networkMs: 30,
      });
      expect(succeeded / allowed(rate, 1200)).toBeGreaterThan(0.95);
      expect(refusedShare).toBeLessThan(0.01);
    },
  );

  it.each(kinds)('(tokens of a %s, expected to be six times what they are)', async (type) => {
    const rate = { type, unit: 'tokens' as const, limit: 300_000, everyMs: 60_000 };
    const { tokens, refusedShare } = await simulate({
      rules: { rate, headers: 'anthropic' },
      workers: 100,
      seconds: 1200,
      serviceMs: 6000,
      networkMs: 30,
      tokens: { expected: 6000, actual: 1000 },
    });
    expect(tokens / allowed(rate, 1200)).toBeGreaterThan(0.95);
    expect(refusedShare).toBeLessThan(0.01);
  });

  it('where resets are whole seconds, and the clock of the provider is an hour ahead', async () => {
    const rate = { type: 'bucket' as const, limit: 600, everyMs: 60_000 };
    const hourMs = 3_600_000;
    const shift = (headers: Record<string, string>, date: number): Record<string, string> => ({
      ...headers,
      date: new Date(date + hourMs).toUTCString(),
      'anthropic-ratelimit-requests-reset': new Date(Date.parse(headers['anthropic-ratelimit-requests-reset']!) + hourMs).toISOString(),
    });
    let date = Date.UTC(2026, 0, 1, 12);
    const { succeeded, refusedShare } = await simulate({
      rules: { rate, headers: 'anthropic-seconds' },
      workers: 200,
      seconds: 1200,
      serviceMs: 10_000,
      networkMs: 30,
      headers: (headers) => shift(headers, (date = Math.max(date, Date.parse(headers['anthropic-ratelimit-requests-reset']!) - 60_000))),
    });
    expect(succeeded / allowed(rate, 1200)).toBeGreaterThan(0.9);
    expect(refusedShare).toBeLessThan(0.02);
  });
});

describe('a provider that states nothing', () => {
  const storm = { workers: 200, seconds: 60, serviceMs: 100, networkMs: 1 };

  it('is used close to its limit on calls at once', async () => {
    for (const maxConcurrent of [1, 5, 50, 150]) {
      const { rules, refusedShare } = await simulate({ ...storm, rules: { maxConcurrent } });
      expect(rules.counts.busyMs / (maxConcurrent * 60_000)).toBeGreaterThan(0.93);
      expect(refusedShare).toBeLessThan(maxConcurrent === 1 ? 0.06 : 0.02);
    }
  });

  it.each(kinds)('is used close to its rate, given by a %s', async (type) => {
    for (const limit of [200, 400]) {
      const rate = { type, limit, everyMs: 1000 };
      const { succeeded, refusedShare } = await simulate({ ...storm, rules: { maxConcurrent: 50, rate } });
      expect(succeeded / allowed(rate, 60)).toBeGreaterThan(0.9);
      expect(refusedShare).toBeLessThan(0.02);
    }
  });

  it('that is overloaded now and then, whatever we do, does not bring everything to a standstill', async () => {
    const { succeeded } = await simulate({ ...storm, rules: {}, fault: (random) => (random() < 0.02 ? 529 : undefined) });
    expect(succeeded / 600).toBeGreaterThan(5); // calls a round trip: TCP would have 8.7 (Mathis et al. 1997)
  });

  it('that fails for three calls of ten is used all the same', async () => {
    const { succeeded } = await simulate({ ...storm, rules: {}, fault: (random) => (random() < 0.3 ? 500 : undefined) });
    expect(succeeded / 600).toBeGreaterThan(25);
  });

  it('that is down is asked now and then', async () => {
    const { rules } = await simulate({ ...storm, rules: {}, fault: () => null });
    expect(rules.counts.accepted).toBeLessThan(400);
    expect(rules.counts.accepted).toBeGreaterThan(20);
  });
});
