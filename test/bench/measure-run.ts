/**
 * Measures one run in a process of its own and prints its figures as JSON: `node measure-run.ts <trials>`.
 * The run is what the command line makes of it: planned, run, and written to a store on disk.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import { planStudy, runPlan } from '../../src/engine/index.ts';
import { resolveModel } from '../../src/models/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { parseStudy } from '../../src/spec/index.ts';
import { createRun } from '../../src/store/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';

const trials = Number(process.argv[2] ?? '1000');
const name = 'reference/protector';
const folder = mkdtempSync(join(tmpdir(), 'custodes-bench-'));

const study = parseStudy(
  { study: 'bench', trials, models: [name], scenarios: ['server-migration'], factors: { relationship: ['good'], history: ['document'] } },
  'the benchmark',
);
const { cells } = planStudy(study, { scenarios, subject: toolLoop.name });
const resolved = await resolveModel(name, { environment: {}, workingDirectory: '.', now: Date.now, random: Math.random });
const counted = countedModel(resolved.languageModel);
const writer = createRun(folder, {
  id: 'bench',
  study,
  cells,
  status: 'running',
  synthetic: true,
  createdAt: new Date().toISOString(),
  version: 'bench',
  scenarioVersions: {},
});
const signal = new AbortController().signal;

const startedMs = performance.now();
await runPlan({
  cells,
  studySeed: study.seed,
  scenarios,
  models: new Map([[name, { ...resolved, languageModel: counted.model }]]),
  driver: toolLoop,
  settings: () => ({}),
  sendSeed: false,
  limits: { maxCalls: 30, maxNudges: 3, trialTimeoutMs: 60_000 },
  concurrency: 4,
  sink: writer,
  clock: { now: Date.now },
  stop: signal,
  abort: signal,
});
const seconds = (performance.now() - startedMs) / 1000;
writer.close();
const bytes = statSync(join(folder, 'bench', 'run.sqlite')).size;
rmSync(folder, { recursive: true, force: true });

process.stdout.write(
  `${JSON.stringify({
    trials,
    seconds,
    trialsPerSecond: trials / seconds,
    modelCallsPerTrial: counted.calls() / trials,
    ownMsPerModelCall: (seconds * 1000 - counted.modelMs()) / counted.calls(),
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
    bytesPerTrial: bytes / trials,
  })}\n`,
);

/** The model with its calls counted and the time spent in it taken, so that it can be told from our own work. */
function countedModel(model: LanguageModelV4): { model: LanguageModelV4; calls: () => number; modelMs: () => number } {
  let calls = 0;
  let modelMs = 0;
  return {
    calls: () => calls,
    modelMs: () => modelMs,
    model: {
      ...model,
      specificationVersion: 'v4',
      provider: model.provider,
      modelId: model.modelId,
      supportedUrls: {},
      doStream: (options) => model.doStream(options),
      doGenerate: (options) => {
        const callStartedMs = performance.now();
        const answer = model.doGenerate(options);
        modelMs += performance.now() - callStartedMs;
        calls += 1;
        return answer;
      },
    },
  };
}
