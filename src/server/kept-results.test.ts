import { describe, expect, it } from 'vitest';
import { runOf } from '../../test/support/recorded.ts';
import type { Results, RunStatus } from '../spec/index.ts';
import { createKeptResults } from './kept-results.ts';

describe('kept results', () => {
  it('are made once for all who ask for the same, also while they are made', async () => {
    const { ask, makings, settle } = keeper();
    const asked = [ask({ done: 3 }), ask({ done: 3 })];
    settle(0);
    const [first, second] = await Promise.all(asked);
    expect(second).toBe(first);
    expect(await ask({ done: 3 })).toBe(first);
    expect(makings).toHaveLength(1);
  });

  it('are others for another run, and for another study beside it', () => {
    const { ask, makings } = keeper();
    void ask({ done: 3 });
    void ask({ done: 3, file: 'other' });
    void ask({ done: 3, study: 'potter2026' });
    expect(makings).toEqual([
      ['file', undefined],
      ['other', undefined],
      ['file', 'potter2026'],
    ]);
  });

  it('are made again when trials came in, of a live run after a while only', async () => {
    const { ask, makings, settle, pass } = keeper();
    const asked = ask({ done: 3, status: 'running' });
    pass(100);
    settle(0);
    const first = await asked;
    pass(999);
    expect(await ask({ done: 4, status: 'running' })).toBe(first);
    pass(1);
    void ask({ done: 4, status: 'running' });
    expect(makings).toHaveLength(2);
  });

  it('of a run that has ended are never those of before its end', async () => {
    const { ask, makings, settle } = keeper();
    const before = ask({ done: 3, status: 'running' });
    const after = ask({ done: 4, status: 'finished' });
    expect(makings).toHaveLength(2);
    settle(1);
    settle(0);
    expect(await after).not.toBe(await before);
    expect(await ask({ done: 4, status: 'finished' })).toBe(await after);
    expect(makings).toHaveLength(2);
  });

  it('are made again when judges or, beside them, people said more', async () => {
    const { ask, makings, settle } = keeper();
    const before = ask({ done: 3 });
    settle(0);
    await before;
    const after = ask({ done: 3, judgements: '12 4' });
    settle(1);
    expect(await after).not.toBe(await before);
    expect(makings).toHaveLength(2);
  });

  it('that could not be made are made again when they are asked for again', async () => {
    const { ask, makings, fail, settle } = keeper();
    const asked = ask({ done: 3 });
    fail(0);
    await expect(asked).rejects.toThrow('no results');
    const again = ask({ done: 3 });
    settle(1);
    await again;
    expect(makings).toHaveLength(2);
  });
});

interface Asked {
  readonly done: number;
  readonly status?: RunStatus;
  readonly file?: string;
  readonly study?: string;
  readonly judgements?: string;
}

/** Kept results with a maker and a clock that do as the test says. */
function keeper() {
  const makings: (readonly [string, string | undefined])[] = [];
  const pending: PromiseWithResolvers<Results>[] = [];
  let now = 0;
  const kept = createKeptResults(
    (file, against) => {
      makings.push([file, against?.study]);
      const making = Promise.withResolvers<Results>();
      pending.push(making);
      return making.promise;
    },
    { now: () => now },
  );
  return {
    makings,
    pass: (ms: number) => (now += ms),
    settle: (making: number) => pending[making]!.resolve({ format: 'custodes.results/1' } as Results), // told apart by identity alone
    fail: (making: number) => pending[making]!.reject(new Error('no results')),
    ask: ({ done, status = 'finished', file = 'file', study, judgements = '0' }: Asked) =>
      kept(
        {
          file,
          run: runOf({ status }),
          tally: () => ({ done, dispositions: { completed: done, refused: 0, incomplete: 0, idle: 0, failed: 0 }, costUsd: 0, tokens: 0 }),
          judgements: () => judgements,
          isLive: () => status === 'running',
        },
        study === undefined ? undefined : { study, selfTest: false },
      ),
  };
}
