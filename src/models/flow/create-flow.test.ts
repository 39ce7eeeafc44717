import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/flow/simulated-client.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../test/flow/simulated-clock.ts';
import { createFlow, type CallOutcome, type Flow, type FlowSetting, type Permit } from './index.ts';

const ok: CallOutcome = { status: 200, headers: {} };
const refused: CallOutcome = { status: 429, headers: {} };

function setUp(setting: Partial<FlowSetting> = {}): { readonly clock: SimulatedClock; readonly flow: Flow } {
  const clock = createSimulatedClock();
  return { clock, flow: createFlow({ maxConcurrency: 100, now: clock.now, wait: clock.wait, random: seededRandom(1), ...setting }) };
}

const call = { tokens: 100 };

/** Asks for so many places; those that are given are noted in the order in which they are. */
function ask(flow: Flow, count: number, signal?: AbortSignal): { readonly given: { readonly index: number; readonly permit: Permit }[] } {
  const given: { readonly index: number; readonly permit: Permit }[] = [];
  for (let index = 0; index < count; index += 1)
    void flow.acquire(call, signal).then(
      (permit) => given.push({ index, permit }),
      () => undefined,
    );
  return { given };
}

async function pass(clock: SimulatedClock, ms: number): Promise<void> {
  await clock.runUntil(clock.now() + ms);
}

/** Calls that take 100 ms each, one round trip after another. */
async function roundTrip({ clock, flow }: { clock: SimulatedClock; flow: Flow }, outcome: (index: number) => CallOutcome): Promise<number> {
  const controller = new AbortController();
  const { given } = ask(flow, 300, controller.signal);
  await pass(clock, 0);
  controller.abort();
  const count = given.length;
  await pass(clock, 100);
  for (const [index, { permit }] of given.entries()) permit.release(outcome(index));
  return count;
}

describe('places', () => {
  it('are given first come, first served, and say how long each was waited for', async () => {
    const { clock, flow } = setUp({ maxConcurrency: 1 });
    const { given } = ask(flow, 3);
    await pass(clock, 10);
    given[0]!.permit.release(ok);
    await pass(clock, 20);
    given[1]!.permit.release(ok);
    await pass(clock, 0);
    expect(given.map(({ index, permit }) => [index, permit.waitedMs])).toEqual([
      [0, 0],
      [1, 10],
      [2, 30],
    ]);
  });

  it('are given back once, however often release is called', async () => {
    const { clock, flow } = setUp({ maxConcurrency: 2 });
    const { given } = ask(flow, 5);
    await pass(clock, 0);
    for (let times = 0; times < 3; times += 1) given[0]!.permit.release(ok);
    await pass(clock, 0);
    expect([given.length, flow.state().inFlight, flow.state().waiting]).toEqual([3, 2, 2]);
  });

  it('are not waited for by who aborts, who leaves at once', async () => {
    const { clock, flow } = setUp({ maxConcurrency: 1 });
    const first = await flow.acquire(call);
    const controller = new AbortController();
    const leaving = flow.acquire(call, controller.signal);
    const staying = flow.acquire(call);
    controller.abort(new Error('enough'));
    expect(flow.state().waiting).toBe(1);
    await expect(leaving).rejects.toThrow('enough');
    await expect(flow.acquire(call, controller.signal)).rejects.toThrow('enough');
    first.release(ok);
    await pass(clock, 0);
    await expect(staying).resolves.toMatchObject({ waitedMs: 0 });
  });

  it('stay as few as allowed where answers take no time at all', async () => {
    const { clock, flow } = setUp({ maxConcurrency: 1 });
    const { given } = ask(flow, 4);
    for (const [index, outcome] of [refused, ok, ok].entries()) {
      await pass(clock, 0);
      given[index]?.permit.release(outcome);
    }
    await pass(clock, 0);
    expect(flow.state()).toMatchObject({ limit: 1, inFlight: 1, waiting: 0 });
  });

  it('are never more than allowed, none is lost, and none overtakes, whatever happens', async () => {
    const step = fc.record({
      pauseMs: fc.integer({ min: 0, max: 50 }),
      takesMs: fc.integer({ min: 0, max: 300 }),
      abortsAfterMs: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
      tokens: fc.integer({ min: 0, max: 5000 }),
      outcome: fc.record({
        status: fc.constantFrom(200, 200, 200, 400, 429, 500, 503, 529, null),
        headers: fc.constantFrom<Record<string, string>>(
          {},
          { 'retry-after-ms': '40' },
          { 'x-ratelimit-limit-requests': '9', 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '90ms' },
          { 'x-ratelimit-limit-tokens': '4000', 'x-ratelimit-remaining-tokens': '1', 'x-ratelimit-reset-tokens': '0.2' },
          { 'anthropic-ratelimit-requests-remaining': '3', 'anthropic-ratelimit-requests-reset': 'nonsense' },
        ),
      }),
    });
    const setting = fc.record({
      maxConcurrency: fc.integer({ min: 1, max: 8 }),
      requestsPerMinute: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
      tokensPerMinute: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(setting, fc.array(step, { minLength: 1, maxLength: 60 }), async (limits, steps) => {
        const { clock, flow } = setUp({ ...limits, maxHoldMs: 500, maxBackoffMs: 200, minuteMs: 1000 });
        const order: number[] = [];
        let inFlight = 0;
        let ended = 0;
        const make = async ({ takesMs, abortsAfterMs, tokens, outcome }: (typeof steps)[number], index: number): Promise<void> => {
          const controller = new AbortController();
          if (abortsAfterMs !== undefined) void clock.wait(abortsAfterMs).then(() => controller.abort(new Error('aborted')));
          try {
            const permit = await flow.acquire({ tokens }, controller.signal);
            order.push(index);
            inFlight += 1;
            expect(inFlight).toBeLessThanOrEqual(limits.maxConcurrency);
            await clock.wait(takesMs);
            inFlight -= 1;
            permit.release(outcome);
          } catch (error) {
            expect(error).toEqual(new Error('aborted'));
          }
          ended += 1;
        };
        const running = (async () => {
          const calls: Promise<void>[] = [];
          for (const [index, each] of steps.entries()) {
            await clock.wait(each.pauseMs);
            calls.push(make(each, index));
          }
          await Promise.all(calls);
        })();
        await clock.runUntil(clock.now() + 1_000_000_000);
        await running;
        expect(ended).toBe(steps.length);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(flow.state()).toMatchObject({ inFlight: 0, waiting: 0, heldUntilMs: null });
      }),
      { numRuns: 150 },
    );
  });
});

describe('calls at once', () => {
  it('begin with few, and double each round trip while nothing is refused', async () => {
    const trial = setUp();
    const counts: number[] = [];
    for (let trip = 0; trip < 5; trip += 1) counts.push(await roundTrip(trial, () => ok));
    expect(counts).toEqual([16, 32, 64, 100, 100]);
    expect(setUp({ maxConcurrency: 4 }).flow.state().limit).toBe(4);
  });

  it.each([429, 529])('are halved by a refusal (%i), and but once by those of the same burst', async (status) => {
    const trial = setUp({ startConcurrency: 40 });
    await roundTrip(trial, (index) => (index < 10 ? { status, headers: {} } : ok));
    expect(trial.flow.state()).toMatchObject({ limit: 20, refused: 10 });
  });

  it('are soon as many again as were let in, and stay there for a while', async () => {
    const trial = setUp({ startConcurrency: 40 });
    await roundTrip(trial, (index) => (index < 10 ? refused : ok));
    const counts: number[] = [];
    for (let trip = 0; trip < 8; trip += 1) counts.push(await roundTrip(trial, () => ok));
    expect(counts[0]).toBe(20);
    expect(counts.slice(3).every((count) => count >= 29 && count <= 31)).toBe(true);
  });

  it('are never less than one', async () => {
    const trial = setUp({ backoffMs: 1 });
    for (let trip = 0; trip < 20; trip += 1) {
      await roundTrip(trial, () => refused);
      await pass(trial.clock, 40_000);
      expect(trial.flow.state().limit).toBeGreaterThanOrEqual(1);
    }
    expect(trial.flow.state().limit).toBe(1);
    expect(await roundTrip(trial, () => ok)).toBe(1);
  });

  it('are not halved by a few faults, and get fewer by many in a row', async () => {
    const trial = setUp({ startConcurrency: 40 });
    const before = trial.flow.state().limit;
    await roundTrip(trial, (index) => (index % 4 === 0 ? { status: index % 8 === 0 ? 500 : null, headers: {} } : ok));
    expect(trial.flow.state().limit).toBeGreaterThanOrEqual(before);
    const count = await roundTrip(trial, () => ({ status: null, headers: {} }));
    expect(trial.flow.state().limit).toBeGreaterThanOrEqual(Math.floor(count * 0.6));
    expect(trial.flow.state().limit).toBeLessThanOrEqual(Math.ceil(count * 0.7));
  });
});

describe('a wait that the provider asks for', () => {
  it.each([429, 529, 503])('holds back all new calls (%i), and a little longer, so that not all start together', async (status) => {
    const { clock, flow } = setUp();
    const asker = await flow.acquire(call);
    asker.release({ status, headers: { 'retry-after': '2' } });
    const startedAt = clock.now();
    const { given } = ask(flow, 8);
    await pass(clock, 1999);
    expect(given).toHaveLength(0);
    expect(flow.state().heldUntilMs).toBeGreaterThanOrEqual(startedAt + 2000);
    await pass(clock, 1000);
    const starts = given.map(({ permit }) => permit.waitedMs);
    expect(starts.length).toBeGreaterThan(4);
    expect(new Set(starts).size).toBe(starts.length);
    expect(Math.max(...starts)).toBeLessThan(2500);
  });

  it('holds back for no longer than may be', async () => {
    const { clock, flow } = setUp({ maxHoldMs: 50 });
    (await flow.acquire(call)).release({ status: 429, headers: { 'retry-after': '86400' } });
    const { given } = ask(flow, 1);
    await pass(clock, 56);
    expect(given).toHaveLength(1);
    given[0]!.permit.release({ status: 429, headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '7h' } });
    const later = ask(flow, 1);
    await pass(clock, 200);
    expect(later.given).toHaveLength(1);
  });

  it('is not asked for by other answers', async () => {
    const { clock, flow } = setUp();
    (await flow.acquire(call)).release({ status: 200, headers: { 'retry-after': '2' } });
    const { given } = ask(flow, 1);
    await pass(clock, 0);
    expect(given).toHaveLength(1);
  });

  it('is made up where calls are refused again and again, and doubles', async () => {
    const { clock, flow } = setUp({ maxConcurrency: 1, backoffMs: 100, maxBackoffMs: 400 });
    const waits: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      const { given } = ask(flow, 1);
      await pass(clock, 1000);
      waits.push(given[0]!.permit.waitedMs);
      given[0]!.permit.release(refused);
    }
    for (const [index, least] of [0, 0, 100, 200, 400, 400].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(least);
      expect(waits[index]).toBeLessThanOrEqual(least * 1.1);
    }
  });
});

describe('what a response states', () => {
  const stated = (remaining: number, reset: string): CallOutcome => ({
    status: 200,
    headers: {
      'x-ratelimit-limit-requests': '100',
      'x-ratelimit-remaining-requests': String(remaining),
      'x-ratelimit-reset-requests': reset,
    },
  });

  it('holds calls back when nothing is left, until there is again', async () => {
    const { clock, flow } = setUp();
    (await flow.acquire(call)).release(stated(0, '300ms'));
    const { given } = ask(flow, 5);
    await pass(clock, 5);
    expect(given).toHaveLength(0);
    await pass(clock, 320);
    expect(given).toHaveLength(5);
  });

  it('does not undo what was started since, where it is old', async () => {
    const { clock, flow } = setUp();
    const [old, newer] = await Promise.all([flow.acquire(call), flow.acquire(call)]);
    const { given } = ask(flow, 4);
    await pass(clock, 0);
    newer.release(stated(4, '10s')); // of which four are taken already
    old.release(stated(90, '10s'));
    const late = ask(flow, 1);
    await pass(clock, 50);
    expect([given.length, late.given.length]).toEqual([4, 0]);
  });
});

describe('limits of our own', () => {
  async function startsWith(setting: Partial<FlowSetting>, tokens: number, seconds: number): Promise<number[]> {
    const { clock, flow } = setUp(setting);
    const starts: number[] = [];
    const end = clock.now() + seconds * 1000;
    const work = async (): Promise<void> => {
      while (clock.now() < end) {
        const permit = await flow.acquire({ tokens });
        starts.push(clock.now());
        await clock.wait(150);
        permit.release({ ...ok, tokens });
      }
    };
    const done = Promise.all(Array.from({ length: 30 }, work));
    await clock.runUntil(end + 3_600_000);
    await done;
    return starts.filter((start) => start < end);
  }

  /** The most starts in any window of that length. */
  function densest(starts: readonly number[], windowMs: number): number {
    return Math.max(...starts.map((from) => starts.filter((start) => start >= from && start < from + windowMs).length));
  }

  it('hold in every minute, are spread evenly over it, and are used up', async () => {
    const starts = await startsWith({ requestsPerMinute: 600 }, 10, 300);
    expect(densest(starts, 60_000)).toBeLessThanOrEqual(600);
    expect(densest(starts, 6000)).toBeLessThanOrEqual(72);
    expect(starts.length).toBeGreaterThan(600 * 5 * 0.98);
  });

  it('hold for tokens, also where a call takes more than a minute gives', async () => {
    expect(densest(await startsWith({ tokensPerMinute: 60_000 }, 1000, 300), 60_000)).toBeLessThanOrEqual(60);
    const large = await startsWith({ tokensPerMinute: 500 }, 1000, 600);
    expect(large.length).toBeGreaterThanOrEqual(4);
    expect(large.length).toBeLessThanOrEqual(6);
  });

  it('count what a call really took once that is known', async () => {
    const { clock, flow } = setUp({ tokensPerMinute: 1000, startConcurrency: 100 });
    const permit = await flow.acquire({ tokens: 1000 });
    const { given } = ask(flow, 5);
    await pass(clock, 10);
    expect(given).toHaveLength(0);
    permit.release({ ...ok, tokens: 10 });
    await pass(clock, 30_000);
    expect(given).toHaveLength(5);
  });
});
