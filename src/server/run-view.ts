import { commonMeasures, factorNames, levelsOf, type Cell, type RunView, type Scenario } from '../spec/index.ts';
import type { ViewedRun } from '../store/index.ts';
import { runEntry } from './run-entries.ts';

/** What a page on a run needs besides its results. */
export function runView(
  id: string,
  viewed: ViewedRun,
  { scenarios, clock }: { scenarios: readonly Scenario[]; clock: { readonly now: () => number } },
): RunView {
  const { study, cells, version, revision, scenarioVersions, origin } = viewed.run;
  const names = [...new Set(cells.map(({ scenario }) => scenario))];
  return {
    blind: false,
    run: runEntry(id, viewed, clock),
    study,
    cells,
    varied: variedFactors(cells),
    scenarios: scenarios
      .filter(({ name }) => names.includes(name))
      .map(({ name, behaviour, summary, measures }) => ({ name, behaviour, summary, measures: [...measures, ...commonMeasures] })),
    version,
    revision: revision ?? null,
    scenarioVersions,
    origin: origin ?? null,
    sessions: viewed.sessions(),
    searchable: viewed.searchable(),
    labelledNames: viewed.labelledNames(),
  };
}

/** Factors with more than one level over the cells; that a factor does not apply to a cell is no level. */
function variedFactors(cells: readonly Cell[]): RunView['varied'] {
  return factorNames.flatMap((factor) => {
    const used = new Set(cells.map(({ condition }) => condition[factor]));
    const levels = levelsOf(factor).filter((level) => used.has(level));
    return levels.length < 2 ? [] : [{ factor, levels }];
  });
}
