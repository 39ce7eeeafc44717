import { CustodesError } from '../errors/index.ts';
import { listRuns, openRun } from '../store/index.ts';

/** What the stored trials of a cell took, all together. */
export interface MeasuredUsage {
  readonly trials: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}

/**
 * What the trials of these cells took wherever they stand in stored runs: a cell is the same by its id, so that only
 * trials of the same scenario, condition, model and driver count. Failed trials, and runs that cannot be read, are left out.
 */
export function measuredUsage(root: string, cells: ReadonlySet<string>): (cell: string) => MeasuredUsage | undefined {
  const measured = new Map<string, MeasuredUsage>();
  for (const { folder, problem } of listRuns(root)) if (problem === undefined) readInto(measured, folder, cells);
  return (cell) => measured.get(cell);
}

function readInto(measured: Map<string, MeasuredUsage>, folder: string, cells: ReadonlySet<string>): void {
  try {
    const reader = openRun(folder);
    try {
      // A resampled trial did not pay for its beginning, and a replayed one was paid for elsewhere.
      if (reader.run.origin !== undefined || !reader.run.cells.some(({ id }) => cells.has(id))) return;
      for (const { cell, disposition, modelCalls, usage } of reader.summaries()) {
        if (!cells.has(cell) || disposition === 'failed') continue;
        const sum = measured.get(cell) ?? nothing;
        measured.set(cell, {
          trials: sum.trials + 1,
          calls: sum.calls + modelCalls,
          inputTokens: sum.inputTokens + (usage.inputTokens ?? 0),
          cachedInputTokens: sum.cachedInputTokens + (usage.cachedInputTokens ?? 0),
          outputTokens: sum.outputTokens + (usage.outputTokens ?? 0),
        });
      }
    } finally {
      reader.close();
    }
  } catch (error) {
    if (!(error instanceof CustodesError)) throw error;
  }
}

const nothing: MeasuredUsage = { trials: 0, calls: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
