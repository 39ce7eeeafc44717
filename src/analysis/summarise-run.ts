import {
  commonMeasures,
  dispositions,
  type CallTotals,
  type Cell,
  type CellResult,
  type FidelityNote,
  type FollowUpAnswer,
  type MeasureDefinition,
  type MeasureEstimate,
  type Results,
  type RunRecord,
  type Scenario,
  type SeenModelId,
  type TrialSummary,
  type Usage,
} from '../spec/index.ts';
import { behaviourModels } from './behaviour-models/behaviour-models.ts';
import { createContrastCounter } from './contrasts/contrast-counter.ts';
import { comparePublished, type Published } from './paper/compare-published.ts';
import { countFollowUps } from './follow-ups/count-follow-ups.ts';
import { createPaperCounts } from './paper/paper-counts.ts';
import { paperRates } from './paper/paper-rates.ts';
import { ratingResults, type RunRatings } from './ratings/rating-results.ts';
import { lookAtRun, type RunLook } from './stopping/run-look.ts';
import { unmodelled } from './stopping/unmodelled.ts';
import { createTally, type Tally } from './tally.ts';

/** What a run's model calls came to, as its store counts them. */
export interface RunCalls {
  readonly totals: CallTotals;
  readonly fidelity: readonly FidelityNote[];
  readonly modelIds: readonly SeenModelId[];
  /** US dollars of a cell's calls; null where its model has no price. */
  readonly costOfCell?: (cell: string) => number | null;
}

/** What the results of a run are made from. */
export interface SummaryInput {
  readonly run: RunRecord;
  /** Finished trials in any order; read once, and twice where the study has rules to stop early (kept in memory if they cannot be). */
  readonly trials: Iterable<TrialSummary>;
  readonly scenarios: readonly Pick<Scenario, 'name' | 'measures'>[];
  /** What the run's model calls came to, as its store counts them. */
  readonly calls: RunCalls;
  /** What trials were asked afterwards, in any order; read once. */
  readonly followUps?: Iterable<FollowUpAnswer>;
  /** What judges and people said of trials, read once more for each series; none where absent. */
  readonly ratings?: RunRatings;
  /** Level of the intervals, in (0, 1). */
  readonly level?: number;
  /** Holds the run against published figures. */
  readonly published?: Published;
  /** Counters that see the same trials in the same pass, such as those of `createPaperCounts`. */
  readonly alongside?: readonly { add(trial: TrialSummary): void }[];
}

/**
 * The results of a run, in one pass over its trials, or two where its study has rules to stop early: memory grows with the
 * cells and not with the trials (with rules, by a byte or two a trial). Every planned trial is accounted for: one without a value, or not
 * run yet, is missing; one that was not run since the rules had ended its cell is not.
 */
export function summariseRun({
  run,
  trials: given,
  scenarios,
  calls,
  level = 0.95,
  published,
  followUps = [],
  ratings,
  alongside = [],
}: SummaryInput): Results {
  const readsOnce = run.study.until === undefined && (ratings?.series.length ?? 0) === 0;
  const trials = readsOnce ? given : readTwice(given);
  const look = lookAtRun(run, trials, scenarios);
  const computed = usageCounter();
  const synthetic = new Set(run.cells.filter(({ model }) => model.startsWith('reference/')).map(({ id }) => id));
  const counts = new Map(run.cells.map((cell) => [cell.id, countCell(cell, scenarios)]));
  const finished = new Map(run.cells.map((cell) => [cell.id, 0]));
  const contrasts = createContrastCounter(run, scenarios, look);
  const paper = createPaperCounts(run);
  const counters = [paper, ...alongside];
  for (const trial of trials) {
    const count = counts.get(trial.cell);
    if (count === undefined) continue;
    finished.set(trial.cell, (finished.get(trial.cell) ?? 0) + 1);
    // Calls of reference subjects leave no record of their own.
    if (synthetic.has(trial.cell)) computed.add(trial.usage);
    contrasts.add(trial);
    if (look?.concerns(trial.cell) === true && trial.index >= look.usedOf(trial.cell)) continue;
    count.trials[trial.disposition] += 1;
    for (const counter of counters) counter.add(trial);
    for (const { definition, tally } of count.measures) tally.add(trial.measures[definition.name] ?? null);
  }
  const cells = run.cells.map((cell) => cellResult(cell, counts.get(cell.id) ?? countCell(cell, scenarios), { level, look, finished }));
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
      stopping: look?.runStopping(finished, calls.costOfCell ?? (() => null), level) ?? null,
      ...spendingOf(calls, computed),
    },
    cells,
    contrasts: contrasts.contrasts(level),
    followUps: countFollowUps(run, followUps, { level }),
    paperRates: paperRates(paper, { level, looked: look?.concerns }),
    comparison: published === undefined ? null : comparePublished(run, paper, published, look?.concerns),
    behaviourModels: look === undefined ? behaviourModels(cells, scenarios, { level }) : unmodelled(cells, scenarios),
    ...(ratings === undefined ? {} : ratingResults(ratings, { cells: run.cells, trials, scenarios, look, level })),
  };
}

/** Trials that can be read again. */
function readTwice(trials: Iterable<TrialSummary>): Iterable<TrialSummary> {
  const iterator: unknown = trials[Symbol.iterator]();
  return iterator === trials ? [...trials] : trials;
}

function spendingOf(
  { totals, fidelity, modelIds }: RunCalls,
  usage: UsageCounter,
): Omit<Results['run'], 'id' | 'study' | 'seed' | 'status' | 'synthetic' | 'createdAt' | 'finishedAt' | 'version' | 'origin' | 'stopping'> {
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
  const own = scenarios.find(({ name }) => name === cell.scenario)?.measures ?? [];
  // A category that is given names what the subject was shown, of which there is nothing to count.
  const definitions = [...own.filter(({ type, given }) => type !== 'category' || given !== true), ...commonMeasures];
  const none = Object.fromEntries(dispositions.map((name) => [name, 0])) as Omit<CellResult['trials'], 'planned'>; // one entry a disposition
  return {
    trials: { planned: cell.trials, ...none },
    measures: definitions.map((definition) => ({ definition, tally: createTally(definition.type) })),
  };
}

function cellResult(
  cell: Cell,
  { trials, measures }: CellCount,
  { level, look, finished }: { level: number; look: RunLook | undefined; finished: ReadonlyMap<string, number> },
): CellResult {
  const { id, scenario, model, subject, condition } = cell;
  const looked = look?.concerns(id) === true ? look.usedOf(id) : undefined;
  const accounted = looked !== undefined && look?.hasStopped(id) === true ? looked : cell.trials;
  const estimates = measures.map(({ definition: { name }, tally }): [string, MeasureEstimate] => {
    const own = look?.levelOf({ cell: id, measure: name }, level) ?? level;
    return [name, tally.estimate(accounted, own, looked)];
  });
  const stopping = look?.cellStopping(cell, finished.get(id) ?? 0) ?? null;
  return { id, scenario, model, subject, condition: { ...condition }, trials, measures: Object.fromEntries(estimates), stopping };
}
