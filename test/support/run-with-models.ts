import { planStudy, runPlan } from '../../src/engine/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { parseStudy, type ModelSettings, type ResolvedModel, type StudyInput, type TrialRecord } from '../../src/spec/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';
import { memorySink } from './memory-sink.ts';

/** Limits and settings where a test has others. */
export interface TrialSettings {
  readonly settings?: ModelSettings;
  readonly maxCalls?: number;
  readonly trialTimeoutMs?: number;
}

/** Runs a study without a store, on models that are there already, and gives its trials in the order of cells and indexes. */
export async function runWithModels(
  input: StudyInput,
  models: readonly ResolvedModel[],
  { settings = { maxOutputTokens: 4096, temperature: 1 }, maxCalls = 30, trialTimeoutMs = 60_000 }: TrialSettings = {},
): Promise<TrialRecord[]> {
  const study = parseStudy(input, 'the study of a test');
  const { cells } = planStudy(study, { scenarios, subject: toolLoop.name });
  const trials: TrialRecord[] = [];
  const never = new AbortController().signal;
  await runPlan({
    cells,
    studySeed: study.seed,
    scenarios,
    models: new Map(models.map((model) => [model.name, model])),
    driver: toolLoop,
    settings: () => settings,
    sendSeed: false,
    limits: { maxCalls, maxNudges: 3, trialTimeoutMs },
    concurrency: 4,
    sink: memorySink((trial) => trials.push(trial)),
    clock: { now: Date.now },
    stop: never,
    abort: never,
  });
  const places = new Map(cells.map(({ id }, place) => [id, place]));
  return trials.sort((one, other) => (places.get(one.cell) ?? 0) - (places.get(other.cell) ?? 0) || one.index - other.index);
}
