import { summariseRun, type Published, type SummaryInput } from '../analysis/index.ts';
import { scenarios } from '../scenarios/index.ts';
import type { Results, RunReader } from '../spec/index.ts';

/** The results of a stored run, held against published figures where that is asked for. */
export function resultsOf(
  reader: Pick<RunReader, 'run' | 'summaries' | 'followUpAnswers' | 'callTotals' | 'cellCosts' | 'fidelity' | 'modelIds'>,
  { published, alongside = [] }: { published?: Published | undefined; alongside?: SummaryInput['alongside'] } = {},
): Results {
  const costs = reader.cellCosts();
  const calls = {
    totals: reader.callTotals(),
    fidelity: reader.fidelity(),
    modelIds: reader.modelIds(),
    costOfCell: (cell: string) => costs.get(cell) ?? null,
  };
  // Rules to stop early read them twice.
  const trials = { [Symbol.iterator]: () => reader.summaries()[Symbol.iterator]() };
  const followUps = reader.followUpAnswers();
  return summariseRun({
    run: reader.run,
    trials,
    followUps,
    scenarios,
    calls,
    alongside,
    ...(published === undefined ? {} : { published }),
  });
}
