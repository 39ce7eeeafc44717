import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planStudy, runPlan } from '../../src/engine/index.ts';
import {
  builtInCatalogue,
  createBudget,
  createFlow,
  keepBooks,
  mergeCatalogues,
  parseCatalogue,
  pricingOf,
  resolveModel,
} from '../../src/models/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { createRandom, parseStudy } from '../../src/spec/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';
import { memoryLedger } from '../support/memory-ledger.ts';
import { memorySink } from '../support/memory-sink.ts';
import { answer } from '../support/wire-servers/answer.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { failing, reset, resetAmidBody } from '../support/wire-servers/fault.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { startWireServer, type WireServer } from '../support/wire-servers/wire-server.ts';

const model = 'openai-compatible/priced';
const maxOutputTokens = 400;
/** What the server has billed: every answer that it wrote, whether or not it arrived. */
let billed: { input: number; output: number }[] = [];
let draw = createRandom(1);
let server: WireServer;

beforeAll(async () => {
  const think = thinkingWith(await createBrain('reference/protector?good=1', { seed: 2 }));
  server = await startWireServer(openaiChat(), async (exchange) => {
    const reply = await think(exchange);
    if (reply.type === 'fault') return reply;
    // As many tokens as the bounds allow, at the most: a byte each, and the whole of the output.
    const bytes = Buffer.byteLength(JSON.stringify(exchange.body));
    const input = Math.ceil(bytes * (draw.next() < 0.2 ? 1 : draw.next()));
    const output = Math.ceil(maxOutputTokens * draw.next());
    const chance = draw.next();
    if (chance < 0.05) return failing(429, { retryAfter: { milliseconds: 1 } });
    if (chance < 0.08) return reset;
    billed.push({ input, output });
    if (chance < 0.12) return resetAmidBody; // billed, and never seen whole
    return answer(reply.parts, { usage: { inputTokens: input, cachedInputTokens: 0, outputTokens: output, reasoningTokens: 0 } });
  });
});
afterAll(() => server.close());

const anyRun = fc.record({
  seed: fc.nat(1e6),
  inputUsd: fc.double({ min: 0.01, max: 20, noNaN: true }),
  outputUsd: fc.double({ min: 0.01, max: 80, noNaN: true }),
  /** Worst cases of a first call that the cap allows. */
  room: fc.double({ min: 0.2, max: 60, noNaN: true }),
  concurrency: fc.integer({ min: 1, max: 24 }),
  trials: fc.integer({ min: 1, max: 8 }),
  scenario: fc.constantFrom('financial-report', 'server-migration', 'shutdown-config'),
});

it('never passes its cap by a cent, over 50 random studies', { timeout: 240_000 }, async () => {
  let reached = 0;
  const use: number[] = [];
  await fc.assert(
    fc.asyncProperty(anyRun, async ({ seed, inputUsd, outputUsd, room, concurrency, trials, scenario }) => {
      draw = createRandom(seed);
      billed = [];
      const entry = { models: [{ name: 'Priced', routes: [{ model, price: { inputUsd, outputUsd } }] }] };
      const pricing = pricingOf(mergeCatalogues(builtInCatalogue, parseCatalogue(JSON.stringify(entry), 'the test')), model);
      const capUsd = Math.ceil((pricing.worstOf(8000, maxOutputTokens).usd ?? 0) * room * 100) / 100;
      const study = parseStudy(
        {
          study: 'capped',
          seed,
          trials,
          models: [model],
          scenarios: [scenario],
          factors: { relationship: ['good', 'bad'], history: ['document'] },
        },
        'the test',
      );
      const { cells } = planStudy(study, { scenarios, subject: toolLoop.name });
      const budget = createBudget({ capUsd, capTokens: undefined, spent: { usd: 0, tokens: 0 } });
      const resolved = await resolveModel(model, {
        environment: { OPENAI_COMPATIBLE_API_KEY: server.key, OPENAI_COMPATIBLE_BASE_URL: server.baseUrl },
        workingDirectory: '.',
        retry: { maxAttempts: 4, baseDelayMs: 1, maxDelayMs: 2 },
        now: Date.now,
        random: Math.random,
      });
      const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const flow = createFlow({ maxConcurrency: concurrency, now: Date.now, wait, random: Math.random, backoffMs: 1, maxBackoffMs: 5 });
      const ledger = memoryLedger();
      const booked = keepBooks(resolved, { ledger, budget, pricing, flow, now: Date.now, random: Math.random, onReuse: () => undefined });
      const never = new AbortController().signal;
      const outcome = await runPlan({
        cells,
        studySeed: seed,
        scenarios,
        models: new Map([[model, booked]]),
        driver: toolLoop,
        settings: () => ({ maxOutputTokens }),
        sendSeed: false,
        limits: { maxCalls: 12, maxNudges: 3, trialTimeoutMs: 60_000 },
        concurrency,
        sink: memorySink(() => undefined),
        clock: { now: Date.now },
        stop: never,
        abort: never,
        budgetReached: () => budget.state().reached,
      });
      const bill = billed.reduce((sum, { input, output }) => sum + (input * inputUsd + output * outputUsd) / 1e6, 0);
      const { spent, reserved } = budget.state();
      expect(bill).toBeLessThanOrEqual(capUsd);
      expect(spent.usd ?? 0).toBeLessThanOrEqual(capUsd);
      expect(spent.usd ?? 0).toBeGreaterThanOrEqual(bill - 1e-9);
      expect(reserved).toEqual({ usd: 0, tokens: 0 });
      // Books: everything that was sent stands in the ledger.
      expect(ledger.begun.length).toBe(ledger.totals().attempts);
      if (outcome.status === 'budget-reached') {
        reached += 1;
        use.push(bill / capUsd);
      }
    }),
    { numRuns: 50 },
  );
  const mean = use.reduce((sum, share) => sum + share, 0) / Math.max(1, use.length);
  console.log(`50 studies, ${reached} reached their cap, having been billed ${(mean * 100).toFixed(0)} % of it on average`);
  expect(reached).toBeGreaterThan(5);
});
