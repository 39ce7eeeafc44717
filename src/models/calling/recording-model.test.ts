import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { memoryLedger, type MemoryLedger } from '../../../test/support/memory-ledger.ts';
import { createBudget } from '../budget/index.ts';
import { createRedactor } from '../redact.ts';
import { defaultRetryPolicy } from '../retry.ts';
import type { CallingSetting } from './calling-setting.ts';
import { beginningAs, recordingModel, replayingModel } from './index.ts';

const place = { cell: 'c', index: 3 };
const priced = { priced: true, costOf: () => 0.01, worstOf: (bytes: number, most: number) => ({ usd: 0.5, tokens: bytes + most }) };

/** A model that numbers its answers; `fails` says which of its calls fail. */
function countingModel(
  fails: (call: number) => Error | undefined = () => undefined,
): LanguageModelV4 & { calls: LanguageModelV4CallOptions[] } {
  const calls: LanguageModelV4CallOptions[] = [];
  return {
    calls,
    specificationVersion: 'v4',
    provider: 'test',
    modelId: 'counting',
    supportedUrls: {},
    doGenerate: (options): Promise<LanguageModelV4GenerateResult> => {
      calls.push(options);
      const error = fails(calls.length);
      if (error !== undefined) return Promise.reject(error);
      return Promise.resolve({
        content: [{ type: 'text', text: `answer ${calls.length}` }],
        finishReason: { unified: 'stop', raw: 'stop' },
        usage: { inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 }, outputTokens: { total: 2, text: 2, reasoning: 0 } },
        response: { id: `r${calls.length}`, modelId: 'counting-1' },
        warnings: [{ type: 'unsupported', feature: 'temperature' }],
      });
    },
    doStream: () => Promise.reject(new Error('no')),
  };
}

function setting(model: LanguageModelV4, ledger: MemoryLedger, changes: Partial<CallingSetting> = {}): CallingSetting {
  const flow = {
    acquire: () => Promise.resolve({ waitedMs: 0, release: () => undefined }),
    state: () => ({ limit: 1, inFlight: 0, waiting: 0, refused: 0, heldUntilMs: 0 }),
  };
  return {
    name: 'test/counting',
    model,
    hasWire: false,
    pricing: priced,
    flow,
    budget: createBudget({ capUsd: undefined, capTokens: undefined, spent: { usd: 0, tokens: 0 } }),
    ledger,
    policy: { ...defaultRetryPolicy, maxAttempts: 3, baseDelayMs: 1, maxDelayMs: 1 },
    redactor: createRedactor([]),
    now: Date.now,
    random: Math.random,
    ...changes,
  };
}

const ask = (text: string, seed?: number): LanguageModelV4CallOptions => ({
  prompt: [{ role: 'user', content: [{ type: 'text', text }] }],
  maxOutputTokens: 100,
  ...(seed === undefined ? {} : { seed }),
});
const textOf = ({ content: [part] }: LanguageModelV4GenerateResult): string => (part?.type === 'text' ? part.text : '');
const drop = (): void => undefined;

describe('a recording model', () => {
  it('buys each call once, notes it before it is sent and writes it before it is given', async () => {
    const ledger = memoryLedger();
    const model = countingModel();
    const recording = recordingModel({ ...place, drop }, setting(model, ledger), drop);
    expect(textOf(await recording.doGenerate(ask('one')))).toBe('answer 1');
    expect(textOf(await recording.doGenerate(ask('two')))).toBe('answer 2');
    expect(ledger.begun.map(({ place: { position } }) => position)).toEqual([1, 2]);
    expect(ledger.calls).toMatchObject([
      {
        ...place,
        position: 1,
        outcome: 'answered',
        modelId: 'counting-1',
        requestId: 'r1',
        costUsd: 0.01,
        costSource: 'catalogue',
        usage: { inputTokens: 10, outputTokens: 2 },
        warnings: ['unsupported: temperature'],
      },
      { position: 2, outcome: 'answered' },
    ]);
  });

  it('takes what is on record from there, in the middle of a trial too, and buys the rest', async () => {
    const ledger = memoryLedger();
    const first = recordingModel({ ...place, drop }, setting(countingModel(), ledger), drop);
    await first.doGenerate(ask('one'));
    await first.doGenerate(ask('two'));
    const model = countingModel();
    const reused: number[] = [];
    const again = recordingModel({ ...place, drop }, setting(model, ledger), ({ position }) => reused.push(position));
    const given = [await again.doGenerate(ask('one')), await again.doGenerate(ask('two')), await again.doGenerate(ask('three'))];
    expect(given.map(textOf)).toEqual(['answer 1', 'answer 2', 'answer 1']);
    expect(reused).toEqual([1, 2]);
    expect(model.calls).toHaveLength(1);
  });

  it('never takes the answer to another call, nor that of another trial', async () => {
    const ledger = memoryLedger();
    await recordingModel({ ...place, drop }, setting(countingModel(), ledger), drop).doGenerate(ask('one'));
    const model = countingModel();
    await recordingModel({ ...place, drop }, setting(model, ledger), drop).doGenerate(ask('another'));
    await recordingModel({ cell: 'c', index: 4, drop }, setting(model, ledger), drop).doGenerate(ask('one'));
    expect(model.calls).toHaveLength(2);
  });

  it('records a call that failed for good with all its attempts, and buys it again the next time', async () => {
    const ledger = memoryLedger();
    const fault = Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
    const failing = recordingModel(
      { ...place, drop },
      setting(
        countingModel(() => fault),
        ledger,
      ),
      drop,
    );
    await expect(failing.doGenerate(ask('one'))).rejects.toMatchObject({ code: 'model-call-failed' });
    expect(ledger.calls).toMatchObject([
      { outcome: 'failed', answer: null, costUsd: 0, attempts: [{ error: 'connection lost', uncertain: { usd: 0.5 } }, {}, {}] },
    ]);
    const model = countingModel();
    expect(textOf(await recordingModel({ ...place, drop }, setting(model, ledger), drop).doGenerate(ask('one')))).toBe('answer 1');
    expect(ledger.calls).toHaveLength(1);
  });

  it('drops its trial where a call does not fit into the budget, and sends nothing', async () => {
    const ledger = memoryLedger();
    const model = countingModel();
    let dropped = 0;
    const budget = createBudget({ capUsd: 0.4, capTokens: undefined, spent: { usd: 0, tokens: 0 } });
    const recording = recordingModel({ ...place, drop: () => (dropped += 1) }, setting(model, ledger, { budget }), drop);
    await expect(recording.doGenerate(ask('one'))).rejects.toMatchObject({ code: 'budget-reached' });
    expect([dropped, model.calls.length, ledger.calls.length, ledger.begun.length]).toEqual([1, 0, 0, 0]);
  });

  it('counts an attempt without an answer at its worst case, so that the budget ends before the cap', async () => {
    const ledger = memoryLedger();
    const fault = Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
    const budget = createBudget({ capUsd: 1.2, capTokens: undefined, spent: { usd: 0, tokens: 0 } });
    const recording = recordingModel(
      { ...place, drop },
      setting(
        countingModel(() => fault),
        ledger,
        { budget },
      ),
      drop,
    );
    await expect(recording.doGenerate(ask('one'))).rejects.toMatchObject({ code: 'budget-reached' });
    expect(budget.state().spent.usd).toBe(1);
    expect(ledger.calls).toMatchObject([{ outcome: 'aborted', attempts: [{}, {}] }]);
  });
});

describe('a replayed trial', () => {
  it('is answered out of the record alone, failures as they were', async () => {
    const ledger = memoryLedger();
    const fault = Object.assign(new Error('the key is not valid'), { name: 'Fault' });
    const recording = recordingModel(
      { ...place, drop },
      setting(
        countingModel((call) => (call === 2 ? fault : undefined)),
        ledger,
      ),
      drop,
    );
    const bought = await recording.doGenerate(ask('one'));
    const failure = await Promise.resolve(recording.doGenerate(ask('two'))).catch((error: unknown) => error);
    const replaying = replayingModel(place, { name: 'test/counting', callsOf: ledger.callsOf, run: 'r' });
    expect(await replaying.doGenerate(ask('one'))).toEqual(bought);
    await expect(replaying.doGenerate(ask('two'))).rejects.toThrow((failure as Error).message);
  });

  it('says which call is missing, and why', async () => {
    const ledger = memoryLedger();
    await recordingModel({ ...place, drop }, setting(countingModel(), ledger), drop).doGenerate(ask('one'));
    const replay = { name: 'test/counting', callsOf: ledger.callsOf, run: 'r' };
    await expect(replayingModel(place, replay).doGenerate(ask('another'))).rejects.toThrow(
      'run r does not hold call 1 of trial c/3: the recorded one had other messages',
    );
    const further = replayingModel(place, replay);
    await further.doGenerate(ask('one'));
    await expect(further.doGenerate(ask('two'))).rejects.toThrow('call 2 of trial c/3: it holds 1 of this trial');
  });
});

describe('a resampled trial', () => {
  it('begins as the other did, with its seed, and goes on by itself', async () => {
    const ledger = memoryLedger();
    const source = recordingModel({ ...place, drop }, setting(countingModel(), ledger), drop);
    for (const text of ['one', 'two']) await source.doGenerate(ask(text, 7));
    const model = countingModel();
    const first = replayingModel(place, { name: 'test/counting', callsOf: ledger.callsOf, run: 'r' });
    const own = memoryLedger();
    const resampled = beginningAs(recordingModel({ cell: 'c', index: 0, drop, firstPosition: 2 }, setting(model, own), drop), {
      as: first,
      ownFrom: 2,
      seed: 7,
    });
    await resampled.doGenerate(ask('one', 99));
    await resampled.doGenerate(ask('two', 99));
    expect(model.calls.map(({ seed }) => seed)).toEqual([99]);
    expect(own.calls.map(({ position }) => position)).toEqual([2]);
  });
});
