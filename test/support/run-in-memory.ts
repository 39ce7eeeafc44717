import { planStudy, runPlan, type RunOutcome } from '../../src/engine/index.ts';
import { resolveModel } from '../../src/models/index.ts';
import { scenarios as shipped } from '../../src/scenarios/index.ts';
import { parseStudy, type Cell, type ResolvedModel, type Scenario, type StudyInput, type TrialRecord } from '../../src/spec/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';
import { memorySink } from './memory-sink.ts';

/** Runs a study of reference subjects without a store, handing on each trial with its cell. */
export async function runInMemory(
  input: StudyInput,
  onTrial: (trial: TrialRecord, cell: Cell) => void,
  { concurrency = 4, scenarios = shipped }: { concurrency?: number; scenarios?: readonly Scenario[] } = {},
): Promise<RunOutcome> {
  const study = parseStudy(input, 'the study of a test');
  const { cells } = planStudy(study, { scenarios, subject: toolLoop.name });
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const models = new Map<string, ResolvedModel>();
  for (const { model } of cells)
    models.set(
      model,
      models.get(model) ?? (await resolveModel(model, { environment: {}, workingDirectory: '.', now: Date.now, random: Math.random })),
    );
  const never = new AbortController().signal;
  return runPlan({
    cells,
    studySeed: study.seed,
    scenarios,
    models,
    driver: toolLoop,
    settings: () => ({}),
    sendSeed: false,
    limits: { maxCalls: study.maxCalls ?? 30, maxNudges: 3, trialTimeoutMs: 60_000 },
    concurrency,
    sink: memorySink((trial) => {
      const cell = byId.get(trial.cell);
      if (cell === undefined) throw new Error(`no cell ${trial.cell}`);
      onTrial(trial, cell);
    }),
    clock: { now: Date.now },
    stop: never,
    abort: never,
  });
}
