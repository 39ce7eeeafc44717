/**
 * Measures the record of model calls in a process of its own and prints its figures as JSON:
 * `node measure-calls.ts <trials> <concurrency> <delayMs>`. A run against a server with recording, then its replay.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { planStudy, runPlan } from '../../src/engine/index.ts';
import {
  createBudget,
  createFetch,
  createFlow,
  keepBooks,
  pricingOf,
  builtInCatalogue,
  replayModel,
  resolveModel,
} from '../../src/models/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { parseStudy, type CallLedger, type Cell, type ResolvedModel, type TrialSink } from '../../src/spec/index.ts';
import { createRun, openRun, type RunWriter } from '../../src/store/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';

const [trials = 500, concurrency = 500, delayMs = 200] = process.argv.slice(2).map(Number);
const name = 'openai-compatible/canned';
const folder = mkdtempSync(join(tmpdir(), 'custodes-bench-'));
const server = spawn(process.execPath, [fileURLToPath(new URL('./canned-server.ts', import.meta.url)), String(delayMs)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [port] = (await once(server.stdout, 'data')) as [Buffer];

try {
  const study = parseStudy(
    {
      study: 'bench',
      trials,
      models: [name],
      scenarios: ['quality-evaluation'],
      factors: { relationship: ['good'], history: ['document'] },
    },
    'the benchmark',
  );
  const { cells } = planStudy(study, { scenarios, subject: toolLoop.name });
  const begin = (id: string): RunWriter =>
    createRun(folder, {
      id,
      study,
      cells,
      status: 'running',
      synthetic: false,
      createdAt: new Date().toISOString(),
      version: 'bench',
      scenarioVersions: {},
    });

  const writer = begin('bought');
  const ledgerMs = timed(writer.ledger);
  const cpuBefore = process.cpuUsage();
  const bought = await run(cells, await recordedModel(ledgerMs.ledger), writer);
  const cpu = process.cpuUsage(cpuBefore);
  const calls = writer.ledger.totals().answered;
  writer.close();
  const bytes = statSync(join(folder, 'bought', 'run.sqlite')).size;

  const source = openRun(join(folder, 'bought'));
  const again = begin('replayed');
  const replayed = await run(cells, replayModel(name, { recordedCalls: source.recordedCalls, run: 'bought' }), again);
  again.close();
  const withoutCalls = statSync(join(folder, 'replayed', 'run.sqlite')).size;
  source.close();

  process.stdout.write(
    `${JSON.stringify({
      trials,
      concurrency,
      delayMs,
      calls,
      callsPerSecond: calls / bought,
      idealCallsPerSecond: (concurrency * 1000) / delayMs,
      cpuMsPerCall: (cpu.user + cpu.system) / 1000 / calls,
      recordingMsPerCall: ledgerMs.ms() / calls,
      bytesPerTrial: bytes / trials,
      bytesPerTrialOfCalls: (bytes - withoutCalls) / trials,
      replayedTrialsPerSecond: trials / replayed,
      peakMemoryMb: process.resourceUsage().maxRSS / 1024,
    })}\n`,
  );
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** Runs all trials and gives the seconds that it took. */
async function run(planned: readonly Cell[], model: ResolvedModel, sink: TrialSink): Promise<number> {
  const never = new AbortController().signal;
  const startedMs = performance.now();
  await runPlan({
    cells: planned,
    studySeed: 0,
    scenarios,
    models: new Map([[name, model]]),
    driver: toolLoop,
    settings: () => ({ maxOutputTokens: 4096, temperature: 1 }),
    sendSeed: false,
    limits: { maxCalls: 30, maxNudges: 3, trialTimeoutMs: 600_000 },
    concurrency,
    sink,
    clock: { now: Date.now },
    stop: never,
    abort: never,
  });
  return (performance.now() - startedMs) / 1000;
}

async function recordedModel(ledger: CallLedger): Promise<ResolvedModel> {
  const fetch = createFetch({ environment: {}, connections: concurrency, connectTimeoutMs: 10_000, idleTimeoutMs: 60_000 });
  const environment = { OPENAI_COMPATIBLE_BASE_URL: `http://127.0.0.1:${port.toString().trim()}/v1` };
  const access = { environment, workingDirectory: '.', fetch, now: Date.now, random: Math.random };
  const budget = createBudget({ capUsd: undefined, capTokens: undefined, spent: { usd: 0, tokens: 0 } });
  const flow = createFlow({
    maxConcurrency: concurrency,
    now: Date.now,
    wait: (ms, signal) => wait(ms, undefined, { signal }),
    random: Math.random,
  });
  return keepBooks(await resolveModel(name, access), {
    ledger,
    budget,
    pricing: pricingOf(builtInCatalogue, name),
    flow,
    now: Date.now,
    random: Math.random,
    onReuse: () => undefined,
  });
}

/** The ledger with the time that is spent in it. */
function timed(ledger: CallLedger): { ledger: CallLedger; ms: () => number } {
  let spentMs = 0;
  const measure = <Result>(act: () => Result): Result => {
    const beganMs = performance.now();
    try {
      return act();
    } finally {
      spentMs += performance.now() - beganMs;
    }
  };
  return {
    ms: () => spentMs,
    ledger: {
      callsOf: (cell, index) => measure(() => ledger.callsOf(cell, index)),
      begin: (place, worst) => {
        measure(() => {
          ledger.begin(place, worst);
        });
      },
      append: (call) => {
        measure(() => {
          ledger.append(call);
        });
      },
      totals: () => ledger.totals(),
    },
  };
}
