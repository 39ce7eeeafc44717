import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/cli.ts';
import { answerOf, callOf, cellOf, runOf, trialOf, unansweredCall, wireOf } from '../../../test/support/recorded.ts';
import { InternalError } from '../../errors/index.ts';
import { ratingBranch, type CallRecord } from '../../spec/index.ts';
import { createRun, openRun, openRunForWriting, type RunWriter } from '../index.ts';

function newRun(changes: Parameters<typeof runOf>[0] = {}): { run: RunWriter; folder: string } {
  const root = temporaryFolder();
  const run = createRun(root, runOf(changes));
  return { run, folder: run.folder };
}

const worst = { usd: 0.5, tokens: 1000 };

describe('the ledger of a run', () => {
  it('gives calls back whole, in the order of their positions, and those of one trial alone', () => {
    const { run, folder } = newRun();
    const calls = [callOf('one', 0, 1), callOf('one', 0, 2), unansweredCall('one', 0, 3)];
    for (const call of [...calls, callOf('one', 1, 1), callOf('two', 0, 1)]) run.ledger.append(call);
    expect(run.calls('one', 0)).toEqual(calls);
    run.close();
    const reader = openRun(folder);
    expect(reader.calls('one', 0)).toEqual(calls);
    expect(reader.recordedCalls('one', 0)).toEqual(
      calls.map(({ cell, index, position, key, outcome, answer, error }) => ({ cell, index, position, key, outcome, answer, error })),
    );
    expect(reader.calls('two', 2)).toEqual([]);
    expect(reader.calls('no such cell', 0)).toEqual([]);
    reader.close();
  });

  it('gives back any call whatever stands in it', () => {
    const { run } = newRun();
    const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed());
    const broken = fc.array(fc.integer({ min: 0xd7f0, max: 0xe00f })).map((units) => String.fromCharCode(...units));
    const count = fc.option(fc.nat(), { nil: undefined });
    const usage = fc.record({ inputTokens: count, outputTokens: count, reasoningTokens: count, cachedInputTokens: count });
    const any = fc.record<Partial<CallRecord>>({
      key: text,
      outcome: fc.constantFrom('answered', 'failed', 'aborted'),
      answer: fc.option(broken.map(answerOf)),
      error: fc.option(broken),
      modelId: fc.option(text),
      requestId: fc.option(text),
      usage: usage.map((counts) => JSON.parse(JSON.stringify(counts)) as CallRecord['usage']), // without those that are undefined
      warnings: fc.array(broken, { maxLength: 3 }),
      attempts: fc.array(
        fc.record({
          waitMs: fc.nat(),
          durationMs: fc.nat(),
          status: fc.option(fc.nat()),
          error: fc.option(broken),
          uncertain: fc.constant(worst),
        }),
      ),
      wire: fc.option(fc.tuple(broken, broken).map(([request, response]) => wireOf(request, response))),
      costUsd: fc.option(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((usd) => usd + 0)),
      durationMs: fc.nat(),
    });
    let index = 0;
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), (changes) => {
        const calls = changes.map((change, place) => callOf('one', index, place + 1, change));
        for (const call of calls) run.ledger.append(call);
        expect(run.calls('one', index)).toEqual(calls);
        index += 1;
      }),
      { numRuns: 60 },
    );
    run.close();
  });

  it('puts a call in the place of one without an answer, and still counts what that may have cost', () => {
    const { run } = newRun();
    run.ledger.append(unansweredCall('one', 0, 1));
    expect(run.callTotals()).toMatchObject({ answered: 0, failed: 1, attempts: 2, uncertain: { usd: 1, tokens: 2000 } });
    run.ledger.append(callOf('one', 0, 1));
    expect(run.calls('one', 0)).toEqual([callOf('one', 0, 1)]);
    expect(run.callTotals()).toMatchObject({ answered: 1, failed: 0, attempts: 3, costUsd: 0.25, uncertain: { usd: 1, tokens: 2000 } });
    run.close();
  });

  it('never overwrites an answer to the same call', () => {
    const { run } = newRun();
    run.ledger.append(callOf('one', 0, 1));
    for (const again of [callOf('one', 0, 1, { answer: answerOf('other') }), { ...unansweredCall('one', 0, 1), key: 'key-one-0-1' }])
      expect(() => {
        run.ledger.append(again);
      }).toThrow(InternalError);
    expect(run.calls('one', 0)).toEqual([callOf('one', 0, 1)]);
    expect(run.callTotals()).toMatchObject({ answered: 1, attempts: 1 });
    run.close();
  });

  it('lets a call with another key, with which the trial goes another way, stand for all that stood from there on', () => {
    const { run, folder } = newRun();
    for (const position of [1, 2, 3]) run.ledger.append(callOf('one', 0, position));
    const other = callOf('one', 0, 2, { key: 'another', costUsd: 1 });
    run.ledger.append(other);
    expect(run.calls('one', 0)).toEqual([callOf('one', 0, 1), other]);
    expect(run.callTotals()).toMatchObject({ answered: 2, attempts: 4, costUsd: 1.75 });
    const third = callOf('one', 0, 3, { key: 'another way' });
    run.ledger.append(third);
    run.close();
    const reader = openRun(folder);
    expect(reader.calls('one', 0)).toEqual([callOf('one', 0, 1), other, third]);
    reader.close();
  });

  it('refuses a cell that the run does not have', () => {
    const { run } = newRun();
    const append = (): void => {
      run.ledger.append(callOf('three', 0, 1));
    };
    expect(append).toThrow(expect.objectContaining({ code: 'write-failed' }));
    run.close();
  });

  it('counts as lost what a process had begun and said nothing more of, for good', () => {
    const { run, folder } = newRun();
    run.ledger.begin({ cell: 'one', index: 0, position: 1 }, worst);
    run.ledger.begin({ cell: 'one', index: 1, position: 1 }, worst);
    run.ledger.append(callOf('one', 0, 1));
    expect(run.ledger.totals()).toMatchObject({ lost: 0, uncertain: { usd: 0, tokens: 0 } });
    run.close();
    const reader = openRun(folder);
    expect(reader.callTotals()).toMatchObject({ lost: 1, uncertain: worst });
    reader.close();

    const resumed = openRunForWriting(folder);
    expect(resumed.ledger.totals()).toMatchObject({ lost: 1, uncertain: worst });
    resumed.ledger.begin({ cell: 'one', index: 1, position: 1 }, worst);
    resumed.ledger.append(callOf('one', 1, 1));
    expect(resumed.ledger.totals()).toMatchObject({ answered: 2, lost: 1, uncertain: worst });
    resumed.close();
  });

  it('sees attempts of a living process as under way, not as lost', () => {
    const { run, folder } = newRun();
    run.ledger.begin({ cell: 'one', index: 0, position: 1 }, worst);
    const reader = openRun(folder);
    expect(reader.callTotals()).toMatchObject({ lost: 0, uncertain: { usd: 0, tokens: 0 } });
    reader.close();
    run.close();
  });

  it('goes on from what another process wrote', () => {
    const { run, folder } = newRun();
    const long = words(500, 9);
    run.ledger.append(callOf('one', 0, 1, { wire: wireOf(long, 'first') }));
    run.close();
    const resumed = openRunForWriting(folder);
    expect(resumed.ledger.callsOf('one', 0)).toHaveLength(1);
    const second = callOf('one', 0, 2, { wire: wireOf(`${long} and more`, 'second') });
    resumed.ledger.append(second);
    expect(resumed.calls('one', 0)[1]).toEqual(second);
    resumed.close();
  });
});

describe('the sums over calls', () => {
  it('are null in money where a price is unknown, and leave out tokens that nobody counted', () => {
    const { run } = newRun();
    expect(run.callTotals()).toEqual({
      answered: 0,
      failed: 0,
      aborted: 0,
      attempts: 0,
      lost: 0,
      costUsd: 0,
      knownUsd: 0,
      uncertain: { usd: 0, tokens: 0 },
      usage: {},
    });
    run.ledger.append(callOf('one', 0, 1, { usage: { inputTokens: 5 } }));
    run.ledger.append(callOf('one', 0, 2, { usage: { inputTokens: 7, cacheWriteInputTokens: 3 }, costUsd: null, costSource: 'unpriced' }));
    expect(run.callTotals()).toMatchObject({ costUsd: null, usage: { inputTokens: 12, cacheWriteInputTokens: 3 } });
    expect(run.callTotals().usage).not.toHaveProperty('outputTokens');
    run.close();
  });

  it('tells what the calls of each cell cost, nothing where none is on record, and null where one has no price', () => {
    const { run } = newRun();
    for (const call of [callOf('one', 0, 1, { costUsd: 0.25 }), callOf('one', 1, 1, { costUsd: 0.5 })]) run.ledger.append(call);
    expect([...run.cellCosts()].map(([, usd]) => usd)).toEqual([0.75, ...run.run.cells.slice(1).map(() => 0)]);
    run.ledger.append(callOf('two', 0, 1, { costUsd: null }));
    expect(run.cellCosts().get('two')).toBeNull();
    run.close();
  });

  it('know no worst case in money where nothing has a price, and the known part where something has', () => {
    const { run } = newRun();
    const unpriced = { waitMs: 0, durationMs: 1, status: null, error: 'lost', uncertain: { usd: null, tokens: 10 } };
    run.ledger.append(unansweredCall('one', 0, 1, { attempts: [unpriced], costUsd: null }));
    expect(run.callTotals().uncertain).toEqual({ usd: null, tokens: 10 });
    run.ledger.append(unansweredCall('one', 1, 1));
    expect(run.callTotals().uncertain).toEqual({ usd: 1, tokens: 2010 });
    run.close();
  });

  it('name warnings by model, the most frequent first', () => {
    const { run } = newRun({ cells: [cellOf('one'), cellOf('two', { model: 'google/gemini-3-pro' })] });
    run.ledger.append(callOf('one', 0, 1, { warnings: ['unsupported: seed', 'unsupported: topP', 'unsupported: topP'] }));
    run.ledger.append(callOf('one', 0, 2, { warnings: ['unsupported: topP'] }));
    run.ledger.append(callOf('two', 0, 1, { model: 'google/gemini-3-pro', warnings: ['unsupported: topP'] }));
    run.ledger.append(callOf('two', 0, 2, { model: 'google/gemini-3-pro' }));
    expect(run.fidelity()).toEqual([
      { model: 'openai/gpt-5.2', warning: 'unsupported: topP', calls: 2 },
      { model: 'google/gemini-3-pro', warning: 'unsupported: topP', calls: 1 },
      { model: 'openai/gpt-5.2', warning: 'unsupported: seed', calls: 1 },
    ]);
    run.close();
  });

  it('show a model that changes mid-run, with the times at which each was seen', () => {
    const { run } = newRun();
    const at = (minute: number) => `2026-02-03T09:0${minute}:00.000Z`;
    run.ledger.append(callOf('one', 0, 1, { startedAt: at(2), modelId: 'new' }));
    run.ledger.append(callOf('one', 1, 1, { startedAt: at(0), modelId: 'old' }));
    run.ledger.append(callOf('one', 1, 2, { startedAt: at(1), modelId: 'old' }));
    run.ledger.append(unansweredCall('one', 2, 1));
    expect(run.modelIds()).toEqual([
      { model: 'openai/gpt-5.2', modelId: 'old', calls: 2, firstAt: at(0), lastAt: at(1) },
      { model: 'openai/gpt-5.2', modelId: 'new', calls: 1, firstAt: at(2), lastAt: at(2) },
    ]);
    run.close();
  });

  it('hold whatever a provider counts', () => {
    const { run } = newRun();
    run.ledger.append(callOf('one', 0, 1, { usage: { inputTokens: 1e300, outputTokens: 1.5, reasoningTokens: Infinity } }));
    expect(run.calls('one', 0)[0]?.usage).toEqual({
      inputTokens: Number.MAX_SAFE_INTEGER,
      outputTokens: 1.5,
      reasoningTokens: Number.MAX_SAFE_INTEGER,
    });
    run.ledger.append(callOf('one', 0, 2, { usage: { inputTokens: Number.MAX_SAFE_INTEGER } }));
    expect(run.callTotals().usage).toEqual({
      inputTokens: 2 * Number.MAX_SAFE_INTEGER,
      outputTokens: 1.5,
      reasoningTokens: Number.MAX_SAFE_INTEGER,
    });
    run.close();
  });
});

describe('the size of the record', () => {
  /** A conversation that grows by a few hundred new bytes a call. */
  const conversation = (index: number, calls: number): CallRecord[] => {
    let messages = `"${'the same documents in every trial, '.repeat(30)}${words(150, 1)}"`;
    return Array.from({ length: calls }, (_none, call) => {
      messages += `,"${words(40, 1000 * (index + 1) + call)}"`;
      return callOf('one', index, call + 1, { wire: wireOf(`{"messages":[${messages}]}`, '{}') });
    });
  };
  const bodyBytes = (folder: string, trial: number): number => {
    const database = new DatabaseSync(join(folder, 'run.sqlite'), { readOnly: true });
    const row = database.prepare('SELECT sum(length(body)) AS bytes FROM calls JOIN call_bodies ON call = id WHERE idx = ?').get(trial);
    database.close();
    return Number(row?.['bytes']);
  };

  it('grows with what is new, not with the square of the calls', () => {
    const { run, folder } = newRun();
    for (const call of conversation(0, 10)) run.ledger.append(call);
    for (const call of conversation(1, 40)) run.ledger.append(call);
    expect(bodyBytes(folder, 1)).toBeLessThan(4.5 * bodyBytes(folder, 0));
    run.close();
  });

  it('takes what trials of a scenario have in common from one that is finished', () => {
    const { run, folder } = newRun();
    for (const call of conversation(0, 10)) run.ledger.append(call);
    run.append(trialOf('one', 0));
    const second = conversation(1, 10);
    for (const call of second) run.ledger.append(call);
    expect(bodyBytes(folder, 1)).toBeLessThan(0.85 * bodyBytes(folder, 0));
    expect(run.calls('one', 1)).toEqual(second);
    run.close();
  });

  it('takes what readings of a scenario have in common from its first one, in each series of ratings', () => {
    const { run, folder } = newRun({ cells: [cellOf('one'), cellOf('two', { scenario: 'disk-cleanup' })] });
    const shown = { one: words(400, 1), two: words(400, 2) };
    const rated = (cell: 'one' | 'two', index: number, series: number): CallRecord => {
      const wire = wireOf(`{"messages":["${shown[cell]} ${words(20, 100 + index)}"]}`, '{}');
      return callOf(cell, index, 1, { branch: ratingBranch(series, 1), wire });
    };
    const calls = [1, 2].flatMap((series) => [0, 1, 2].flatMap((index) => [rated('one', index, series), rated('two', index, series)]));
    for (const call of calls) run.ledger.append(call);
    const sizes = new DatabaseSync(join(folder, 'run.sqlite'), { readOnly: true });
    const bytes = sizes.prepare('SELECT length(body) AS bytes, sample FROM call_bodies ORDER BY call').all();
    sizes.close();
    expect(bytes.map(({ sample }) => sample)).toEqual([null, null, 1, 2, 1, 2, null, null, 7, 8, 7, 8]);
    for (const { sample, bytes: packed } of bytes.filter(({ sample: of }) => of !== null))
      expect(packed).toBeLessThan(0.5 * Number(bytes[Number(sample) - 1]?.['bytes']));
    run.close();
    const reader = openRun(folder);
    for (const call of calls) expect(reader.calls(call.cell, call.index, call.branch)).toEqual([call]);
    reader.close();
  });
});

function words(number: number, seed: number): string {
  let state = seed;
  return Array.from({ length: number }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 46_656).toString(36);
  }).join(' ');
}
