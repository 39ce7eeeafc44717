import type { CellResult, MeasureDefinition, MeasureEstimate } from '../../spec/index.ts';
import type { ReportInput } from './report-input.ts';

/** What came of one primary measure over all cells that can have a value of it. */
export interface Outcome {
  readonly measure: MeasureDefinition;
  readonly scenarios: readonly string[];
  /** Trials in which it is true. */
  readonly count: number;
  /** Trials with a value. */
  readonly n: number;
  /** Trials planned where a value can be: what is not among `n` is missing. */
  readonly expected: number;
  readonly level: number;
  /** Whether rules to stop early looked at any of its cells: then no interval for a fixed number holds. */
  readonly isLooked: boolean;
  /** Cells in which trials were completed and none has a value: there the measure is not defined. */
  readonly undefinedIn: readonly CellResult[];
}

/** The primary measures that are true or false, in the order of the scenarios; those of the same name taken together. */
export function primaryOutcomes({ results, scenarios }: Pick<ReportInput, 'results' | 'scenarios'>): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  for (const scenario of scenarios) {
    const cells = results.cells.filter((cell) => cell.scenario === scenario.name);
    for (const measure of scenario.measures.filter(({ primary, type }) => primary === true && type === 'boolean')) {
      if (cells.length === 0) continue;
      outcomes.set(measure.name, added(outcomes.get(measure.name), measure, cells));
    }
  }
  return [...outcomes.values()];
}

/** Whether trials of a cell were completed and yet none has a value: a score against a bar, where no bar is shown. */
export function isUndefinedIn({ trials, measures }: CellResult, measure: string): boolean {
  return trials.completed > 0 && (measures[measure]?.n ?? 0) === 0;
}

function added(known: Outcome | undefined, measure: MeasureDefinition, cells: readonly CellResult[]): Outcome {
  const defined = cells.filter((cell) => !isUndefinedIn(cell, measure.name));
  const estimates = defined.map((cell) => cell.measures[measure.name]).filter((estimate) => isRate(estimate));
  const sum = (of: (estimate: Rate) => number): number => estimates.reduce((total, estimate) => total + of(estimate), 0);
  return {
    measure: known?.measure ?? measure,
    scenarios: [...(known?.scenarios ?? []), ...new Set(cells.map(({ scenario }) => scenario))],
    count: (known?.count ?? 0) + sum(({ count }) => count),
    n: (known?.n ?? 0) + sum(({ n }) => n),
    expected: (known?.expected ?? 0) + sum(({ n, missing }) => n + missing),
    level: estimates.find(({ interval }) => interval !== null)?.interval?.level ?? known?.level ?? 0.95,
    isLooked: known?.isLooked === true || estimates.some(({ interval }) => interval?.method === 'confidence-sequence'),
    undefinedIn: [...(known?.undefinedIn ?? []), ...cells.filter((cell) => isUndefinedIn(cell, measure.name))],
  };
}

type Rate = Extract<MeasureEstimate, { type: 'boolean' }>;

function isRate(estimate: MeasureEstimate | undefined): estimate is Rate {
  return estimate?.type === 'boolean';
}
