import type { CellResult, Results, Scenario } from '../../spec/index.ts';
import { numberText } from './number-text.ts';
import { poolRates, sequenceNote } from './pool-rates.ts';
import { primaryOf } from './rate-figures.ts';
import { axisLevels, levelOf } from './rate-groups.ts';
import type { FigurePlan } from './figure-plan.ts';
import { wordingSpread, type WordingPanel } from './wording-spread.ts';

/** The rates of a run by wording, or why there are none. */
export function wordingFigure(results: Results, scenarios: readonly Pick<Scenario, 'name' | 'measures'>[]): FigurePlan[] | string {
  if (axisLevels(results.cells, 'wording', scenarios).length < 2) return 'one wording was used';
  const named = results.cells.flatMap((cell) => {
    const primary = primaryOf(cell, scenarios);
    return primary?.estimate.type === 'boolean' ? [{ cell, measure: primary.name }] : [];
  });
  const groups = Map.groupBy(named, ({ cell, measure }) => JSON.stringify([cell.model, measure]));
  const panels = [...groups.values()].flatMap((own): WordingPanel[] => {
    const [first] = own;
    const cells = own.map(({ cell }) => cell);
    const wordings = axisLevels(cells, 'wording', scenarios);
    return first === undefined || wordings.length < 2 ? [] : [panelOf(cells, first.measure, first.cell.model, results, wordings)];
  });
  if (panels.length === 0) return 'no measure has rates under several wordings';
  const data = {
    title: 'Rates by wording',
    description: `${panels.length} panels with the rate under each wording and over all of them.`,
    panels,
    note: `Wordings are equal in content. A rate is over all cells of its wording.${named.some(({ cell }) => cell.stopping !== null) ? ` ${sequenceNote}` : ''}`,
  };
  return [{ name: 'wordings', title: data.title, description: data.description, draw: (options) => wordingSpread(data, options) }];
}

function panelOf(
  cells: readonly CellResult[],
  measure: string,
  model: string,
  { behaviourModels }: Results,
  wordings: readonly string[],
): WordingPanel {
  const rates = (own: readonly CellResult[]) =>
    poolRates(
      own.flatMap(({ measures, stopping }) => (measures[measure] === undefined ? [] : [{ estimate: measures[measure], stopping }])),
    );
  const fitted = behaviourModels.find((one) => one.model === model && one.measure === measure);
  const wording = fitted !== undefined && 'wording' in fitted ? fitted.wording : null;
  const percent = (share: number) => numberText(100 * share, 0);
  return {
    name: `${measure} · ${model}`,
    ...(wording === null
      ? {}
      : {
          remark: `wording makes ${percent(wording.share)} % [${percent(wording.interval.low)}–${percent(wording.interval.high)}] of the variance of log odds`,
        }),
    wordings: wordings.map((level) => ({ wording: level, ...rates(cells.filter((cell) => levelOf(cell, 'wording') === level)) })),
    overall: rates(cells),
  };
}
