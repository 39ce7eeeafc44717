import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget, type Reservation } from './index.ts';

const none = { usd: 0, tokens: 0 };

describe('a budget', () => {
  it('lets through what fits beside what is spent and set aside', async () => {
    const budget = createBudget({ capUsd: 1, capTokens: undefined, spent: none });
    const first = await budget.reserve({ usd: 0.6, tokens: 10 });
    first.settle({ usd: 0.1, tokens: 5 });
    await budget.reserve({ usd: 0.9, tokens: 10 });
    expect(budget.state()).toMatchObject({ spent: { usd: 0.1, tokens: 5 }, reserved: { usd: 0.9, tokens: 10 }, reached: false });
  });

  it('makes a call wait while others may still turn out cheaper than their worst case', async () => {
    const budget = createBudget({ capUsd: 1, capTokens: undefined, spent: none });
    const first = await budget.reserve({ usd: 0.7, tokens: 1 });
    let second: Reservation | undefined;
    const waiting = budget.reserve({ usd: 0.7, tokens: 1 }).then((reservation) => (second = reservation));
    await Promise.resolve();
    expect(second).toBeUndefined();
    first.settle({ usd: 0.2, tokens: 1 });
    await waiting;
    expect(budget.state().reserved.usd).toBe(0.7);
  });

  it('is reached once a call can fit no more, for that call and all that come after', async () => {
    const budget = createBudget({ capUsd: 1, capTokens: undefined, spent: { usd: 0.5, tokens: 0 } });
    await expect(budget.reserve({ usd: 0.6, tokens: 1 })).rejects.toMatchObject({ code: 'budget-reached' });
    await expect(budget.reserve({ usd: 0.0001, tokens: 1 })).rejects.toMatchObject({ code: 'budget-reached' });
    expect(budget.state().reached).toBe(true);
  });

  it('counts tokens too, and money exactly: ten times ten cents fit into a dollar', async () => {
    const money = createBudget({ capUsd: 1, capTokens: undefined, spent: none });
    for (let call = 0; call < 10; call += 1) (await money.reserve({ usd: 0.1, tokens: 1 })).settle({ usd: 0.1, tokens: 1 });
    await expect(money.reserve({ usd: 1e-9, tokens: 1 })).rejects.toMatchObject({ code: 'budget-reached' });
    const tokens = createBudget({ capUsd: undefined, capTokens: 100, spent: { usd: null, tokens: 40 } });
    await tokens.reserve({ usd: null, tokens: 60 });
    await expect(
      createBudget({ capUsd: undefined, capTokens: 100, spent: { usd: null, tokens: 40 } }).reserve({ usd: null, tokens: 61 }),
    ).rejects.toMatchObject({ code: 'budget-reached' });
  });

  it('lets a waiting call go when its trial is dropped, and serves the next', async () => {
    const budget = createBudget({ capUsd: 1, capTokens: undefined, spent: none });
    await budget.reserve({ usd: 0.5, tokens: 1 });
    const dropped = new AbortController();
    const large = budget.reserve({ usd: 0.8, tokens: 1 }, dropped.signal);
    const small = budget.reserve({ usd: 0.3, tokens: 1 });
    dropped.abort();
    await expect(large).rejects.toThrow();
    await expect(small).resolves.toBeDefined();
    await expect(budget.reserve(none, AbortSignal.abort())).rejects.toThrow();
  });

  it('leaves nothing behind at a signal that outlives its calls', async () => {
    const budget = createBudget({ capUsd: 1, capTokens: undefined, spent: none });
    const { signal } = new AbortController();
    const first = await budget.reserve({ usd: 0.8, tokens: 1 }, signal);
    const second = budget.reserve({ usd: 0.8, tokens: 1 }, signal);
    const third = budget.reserve({ usd: 0.9, tokens: 1 }, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(2);
    first.settle({ usd: 0.1, tokens: 1 });
    (await second).settle({ usd: 0.1, tokens: 1 });
    await expect(third).rejects.toMatchObject({ code: 'budget-reached' });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('settles once: what is settled again changes nothing', async () => {
    const budget = createBudget({ capUsd: 1, capTokens: undefined, spent: none });
    const reservation = await budget.reserve({ usd: 0.5, tokens: 9 });
    reservation.settle({ usd: 0.25, tokens: 4 });
    reservation.settle({ usd: 0.25, tokens: 4 });
    expect(budget.state()).toMatchObject({ spent: { usd: 0.25, tokens: 4 }, reserved: none });
  });

  it('never spends or sets aside more than its cap, whatever calls come, in whatever order they end', async () => {
    const anyCall = fc.record({
      worstNanoUsd: fc.integer({ min: 0, max: 2_000_000_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      tokens: fc.integer({ min: 0, max: 500 }),
      endsAfter: fc.nat(4),
    });
    const setting = fc.record({
      capCents: fc.integer({ min: 1, max: 1000 }),
      capTokens: fc.integer({ min: 1, max: 5000 }),
      calls: fc.array(anyCall, { maxLength: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(setting, async ({ capCents, capTokens, calls }) => {
        const budget = createBudget({ capUsd: capCents / 100, capTokens, spent: none });
        const open: { reservation: Reservation; usd: number; tokens: number; left: number }[] = [];
        const check = (): void => {
          const { spent, reserved } = budget.state();
          expect(Math.round(((spent.usd ?? 0) + (reserved.usd ?? 0)) * 1e9)).toBeLessThanOrEqual(capCents * 1e7);
          expect(spent.tokens + reserved.tokens).toBeLessThanOrEqual(capTokens);
        };
        for (const { worstNanoUsd, share, tokens, endsAfter } of calls) {
          const usd = worstNanoUsd / 1e9;
          void budget.reserve({ usd, tokens }).then(
            (reservation) => open.push({ reservation, usd: usd * share, tokens: Math.floor(tokens * share), left: endsAfter }),
            () => undefined,
          );
          await Promise.resolve();
          for (const call of open.splice(0)) {
            if (call.left === 0) call.reservation.settle(call);
            else open.push({ ...call, left: call.left - 1 });
          }
          await Promise.resolve();
          check();
        }
      }),
      { numRuns: 300 },
    );
  });
});
