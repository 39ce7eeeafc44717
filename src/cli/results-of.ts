import { summariseRun, type Published, type SummaryInput } from '../analysis/index.ts';
import { scenarios } from '../scenarios/index.ts';
import type { Results, RunReader } from '../spec/index.ts';
import { auditInReading } from './auditing/audited-run.ts';
import { runRatings } from './rating/run-ratings.ts';

/** The results of a stored run, held against published figures where that is asked for; `audited` adds the audit of its monitors. */
export function resultsOf(
  reader: Pick<
    RunReader,
    'run' | 'summaries' | 'followUpAnswers' | 'callTotals' | 'cellCosts' | 'fidelity' | 'modelIds' | 'ratings' | 'labels' | 'trial'
  >,
  {
    published,
    alongside = [],
    audited = false,
  }: { published?: Published | undefined; alongside?: SummaryInput['alongside']; audited?: boolean } = {},
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
  const auditing = audited ? auditInReading(reader.run) : undefined;
  const results = summariseRun({
    run: reader.run,
    trials,
    followUps,
    ratings: runRatings(reader),
    scenarios,
    calls,
    alongside: [...alongside, ...(auditing?.counters ?? [])],
    ...(published === undefined ? {} : { published }),
  });
  return { ...results, ...auditing?.audit() };
}
