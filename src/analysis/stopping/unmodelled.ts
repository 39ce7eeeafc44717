import type { CellResult, UnmodelledBehaviour } from '../../spec/index.ts';
import { measureOf, type MeasuredScenario } from '../contrasts/measure-of.ts';

/** What stands in place of the models of a run with rules to stop early: their intervals are for a fixed number of trials. */
export function unmodelled(cells: readonly CellResult[], scenarios: readonly MeasuredScenario[]): UnmodelledBehaviour[] {
  const groups = Map.groupBy(cells, ({ model, scenario }) => JSON.stringify([model, measureOf(scenarios, scenario)?.name ?? '']));
  return [...groups].flatMap(([key, own]) => {
    const [model, measure] = JSON.parse(key) as [string, string]; // as written above
    if (measure === '') return [];
    const reason = 'trials were stopped by what was seen, for which the intervals of a model would not hold';
    return [{ model, measure, scenarios: [...new Set(own.map(({ scenario }) => scenario))], reason }];
  });
}
