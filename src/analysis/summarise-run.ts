import {
  commonMeasures,
  dispositions,
  type Cell,
  type CellResult,
  type MeasureDefinition,
  type MeasureEstimate,
  type Results,
  type RunRecord,
  type Scenario,
  type TrialSummary,
} from '../spec/index.ts';
import { createTally, type Tally } from './tally.ts';

/** What the results of a run are made from. */
export interface SummaryInput {
  readonly run: RunRecord;
  /** Finished trials in any order; read once. */
  readonly trials: Iterable<TrialSummary>;
  readonly scenarios: readonly Pick<Scenario, 'name' | 'measures'>[];
  /** Level of the intervals, in (0, 1). */
  readonly level?: number;
}

/**
 * The results of a run, in one pass over its trials: memory grows with the cells and not with the trials. Every planned
 * trial is accounted for: one without a value, or not run yet, is missing.
 */
export function summariseRun({ run, trials, scenarios, level = 0.95 }: SummaryInput): Results {
  const counts = new Map(run.cells.map((cell) => [cell.id, countCell(cell, scenarios)]));
  for (const trial of trials) {
    const count = counts.get(trial.cell);
    if (count === undefined) continue;
    count.trials[trial.disposition] += 1;
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
    },
    cells: run.cells.map((cell) => cellResult(cell, counts.get(cell.id) ?? countCell(cell, scenarios), level)),
    contrasts: [],
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
