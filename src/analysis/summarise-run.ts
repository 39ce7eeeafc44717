import {
  commonMeasures,
  dispositions,
  type CallTotals,
  type Cell,
  type CellResult,
  type FidelityNote,
  type MeasureDefinition,
  type MeasureEstimate,
  type Results,
  type RunRecord,
  type Scenario,
  type SeenModelId,
  type TrialSummary,
  type Usage,
} from '../spec/index.ts';
import { createContrastCounter } from './contrasts/contrast-counter.ts';
import { createTally, type Tally } from './tally.ts';

/** What a run's model calls came to, as its store counts them. */
export interface RunCalls {
  readonly totals: CallTotals;
  readonly fidelity: readonly FidelityNote[];
  readonly modelIds: readonly SeenModelId[];
}

/** What the results of a run are made from. */
export interface SummaryInput {
  readonly run: RunRecord;
  /** Finished trials in any order; read once. */
  readonly trials: Iterable<TrialSummary>;
  readonly scenarios: readonly Pick<Scenario, 'name' | 'measures'>[];
  /** What the run's model calls came to, as its store counts them. */
  readonly calls: RunCalls;
  /** Level of the intervals, in (0, 1). */
  readonly level?: number;
  /** Counters that see the same trials in the same pass, such as those of `createPaperCounts`. */
  readonly alongside?: readonly { add(trial: TrialSummary): void }[];
}

/**
 * The results of a run, in one pass over its trials: memory grows with the cells and not with the trials. Every planned
 * trial is accounted for: one without a value, or not run yet, is missing.
 */
export function summariseRun({ run, trials, scenarios, calls, level = 0.95, alongside = [] }: SummaryInput): Results {
  const computed = usageCounter();
  const synthetic = new Set(run.cells.filter(({ model }) => model.startsWith('reference/')).map(({ id }) => id));
  const counts = new Map(run.cells.map((cell) => [cell.id, countCell(cell, scenarios)]));
  const contrasts = createContrastCounter(run, scenarios);
  const counters = [contrasts, ...alongside];
  for (const trial of trials) {
    const count = counts.get(trial.cell);
    if (count === undefined) continue;
    count.trials[trial.disposition] += 1;
    // Calls of reference subjects leave no record of their own.
    if (synthetic.has(trial.cell)) computed.add(trial.usage);
    for (const counter of counters) counter.add(trial);
    for (const { definition, tally } of count.measures) tally.add(trial.measures[definition.name] ?? null);
  }
  return {
    format: 'custodes.results/1',
    run: {
      id: run.id,
      study: run.study.study,
      seed: run.study.seed,
      status: run.status,
      synthetic: run.synthetic,
      createdAt: run.createdAt,
      finishedAt: run.finishedAt ?? null,
      version: run.version,
      origin: run.origin ?? null,
      ...spendingOf(calls, computed),
    },
    cells: run.cells.map((cell) => cellResult(cell, counts.get(cell.id) ?? countCell(cell, scenarios), level)),
    contrasts: contrasts.contrasts(level),
  };
}

function spendingOf(
  { totals, fidelity, modelIds }: RunCalls,
  usage: UsageCounter,
): Omit<Results['run'], 'id' | 'study' | 'seed' | 'status' | 'synthetic' | 'createdAt' | 'finishedAt' | 'version' | 'origin'> {
  usage.add(totals.usage);
  const { inputTokens, cachedInputTokens, outputTokens } = usage.total;
  const { answered, failed, aborted, attempts, lost, costUsd, uncertain } = totals;
  return {
    costUsd,
    tokens: inputTokens + outputTokens,
    usage: { ...usage.total },
    cacheReadShare: inputTokens === 0 ? null : cachedInputTokens / inputTokens,
    calls: { answered, failed, aborted, attempts, lost },
    uncertain: { ...uncertain },
    fidelity: fidelity.map((note) => ({ ...note })),
    modelIds: modelIds.map((seen) => ({ ...seen })),
  };
}

interface UsageCounter {
  readonly total: Results['run']['usage'];
  add(usage: Usage): void;
}

function usageCounter(): UsageCounter {
  const total = { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0, reasoningTokens: 0 };
  const names = Object.keys(total) as (keyof typeof total)[]; // its own keys
  return {
    total,
    add: (usage) => {
      for (const name of names) total[name] += usage[name] ?? 0;
    },
  };
}

interface CellCount {
  readonly trials: CellResult['trials'];
  readonly measures: readonly { readonly definition: MeasureDefinition; readonly tally: Tally }[];
}

function countCell(cell: Cell, scenarios: SummaryInput['scenarios']): CellCount {
  const definitions = [...(scenarios.find(({ name }) => name === cell.scenario)?.measures ?? []), ...commonMeasures];
  const none = Object.fromEntries(dispositions.map((name) => [name, 0])) as Omit<CellResult['trials'], 'planned'>; // one entry a disposition
  return {
    trials: { planned: cell.trials, ...none },
    measures: definitions.map((definition) => ({ definition, tally: createTally(definition.type) })),
  };
}

function cellResult(cell: Cell, { trials, measures }: CellCount, level: number): CellResult {
  const { id, scenario, model, subject, condition } = cell;
  const estimates = measures.map(({ definition, tally }): [string, MeasureEstimate] => [
    definition.name,
    tally.estimate(cell.trials, level),
  ]);
  return { id, scenario, model, subject, condition: { ...condition }, trials, measures: Object.fromEntries(estimates) };
}
