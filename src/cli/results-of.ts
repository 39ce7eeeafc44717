import { summariseRun } from '../analysis/index.ts';
import { scenarios } from '../scenarios/index.ts';
import type { Results, RunReader } from '../spec/index.ts';

/** The results of a stored run. */
export function resultsOf(reader: Pick<RunReader, 'run' | 'summaries' | 'callTotals' | 'fidelity' | 'modelIds'>): Results {
  const calls = { totals: reader.callTotals(), fidelity: reader.fidelity(), modelIds: reader.modelIds() };
  return summariseRun({ run: reader.run, trials: reader.summaries(), scenarios, calls });
}
