import type { MeasureValue, TrialSummary } from '../../spec/index.ts';
import type { PlannedContrast } from './planned-contrast.ts';
import { growBy, type RunningSums, type Sums } from './sums.ts';

/** The outcomes of a run's trials as far as its contrasts need them. Memory grows with cells × worlds. */
export interface OutcomeCounts {
  /** Takes a trial; each once, in any order. */
  add(trial: Pick<TrialSummary, 'cell' | 'index' | 'measures' | 'worldVariant'>): void;
  /** Sums by world variant; empty where nothing has a value. */
  worlds(cell: string, measure: string): ReadonlyMap<number, Sums>;
  /** The outcome of each trial by its index, for paired contrasts: 0 or 1, −1 where it has none. A byte a trial. */
  outcomes(cell: string, measure: string): Int8Array;
}

/** Creates the counts that these contrasts need. */
export function createOutcomeCounts(contrasts: readonly PlannedContrast[]): OutcomeCounts {
  const cells = new Map<string, Map<string, MeasureCount>>();
  for (const { arms, measure, paired } of contrasts) {
    for (const { cell } of arms.flatMap((arm) => arm.cells)) {
      const measures = cells.get(cell.id) ?? new Map<string, MeasureCount>();
      cells.set(cell.id, measures);
      const count = measures.get(measure.name) ?? { worlds: new Map<number, RunningSums>(), outcomes: undefined };
      if (paired) count.outcomes ??= new Int8Array(cell.trials).fill(-1);
      measures.set(measure.name, count);
    }
  }
  return {
    add: ({ cell, index, measures, worldVariant }) => {
      for (const [name, count] of cells.get(cell) ?? []) {
        const value = numberOf(measures[name]);
        if (value === undefined) continue;
        addTo(count.worlds, worldVariant, value);
        if (count.outcomes !== undefined && index < count.outcomes.length) count.outcomes[index] = value;
      }
    },
    worlds: (cell, measure) => cells.get(cell)?.get(measure)?.worlds ?? new Map<number, Sums>(),
    outcomes: (cell, measure) => cells.get(cell)?.get(measure)?.outcomes ?? new Int8Array(0),
  };
}

interface MeasureCount {
  readonly worlds: Map<number, RunningSums>;
  outcomes: Int8Array | undefined;
}

function numberOf(value: MeasureValue | undefined): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : undefined;
}

function addTo(worlds: Map<number, RunningSums>, variant: number, value: number): void {
  const sums = worlds.get(variant);
  if (sums === undefined) worlds.set(variant, { n: 1, sum: value, squares: value * value });
  else growBy(sums, { n: 1, sum: value, squares: value * value });
}
