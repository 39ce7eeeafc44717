import {
  commonMeasures,
  dispositions,
  factorNames,
  plantedNotice,
  type MeasureEstimate,
  type Results,
  type Scenario,
} from '../../spec/index.ts';
import { meaningIn } from '../measure-in-words.ts';
import { csvLine } from './csv-line.ts';

const statistics = ['type', 'value', 'count', 'n', 'missing', 'sd', 'low', 'high', 'level', 'method', 'boundLow', 'boundHigh'] as const;

/** What rules to stop early made of a cell; empty where none concerns it. */
const stoppingColumns = ['stopped', 'used', 'ranOn', 'notRun'] as const;

/** A row a cell and measure: condition, dispositions, the estimate with its interval and bounds, and what its being true says there. */
export function csvReport({ run, cells }: Results, scenarios: readonly Pick<Scenario, 'name' | 'measures'>[]): string {
  const factors = factorNames.filter((factor) => cells.some((cell) => cell.condition[factor] !== undefined));
  const head = csvLine([
    'run',
    'note',
    'cell',
    'scenario',
    'model',
    'subject',
    ...factors,
    'planned',
    ...dispositions,
    ...stoppingColumns,
    'measure',
    ...statistics,
    'meaning',
  ]);
  const note = run.synthetic ? plantedNotice : '';
  const rows = cells.flatMap((cell) =>
    Object.entries(cell.measures).flatMap(([name, estimate]) =>
      estimateRows(estimate).map((row) =>
        csvLine([
          run.id,
          note,
          cell.id,
          cell.scenario,
          cell.model,
          cell.subject,
          ...factors.map((factor) => cell.condition[factor]),
          cell.trials.planned,
          ...dispositions.map((disposition) => cell.trials[disposition]),
          ...stoppingColumns.map((column) => cell.stopping?.[column]),
          row.category === undefined ? name : `${name}=${row.category}`,
          ...statistics.map((statistic) => row[statistic]),
          meaningOf(name, cell, scenarios),
        ]),
      ),
    ),
  );
  return head + rows.join('');
}

function meaningOf(name: string, cell: Results['cells'][number], scenarios: readonly Pick<Scenario, 'name' | 'measures'>[]): string {
  const own = scenarios.find((scenario) => scenario.name === cell.scenario)?.measures ?? [];
  const measure = [...own, ...commonMeasures].find((known) => known.name === name);
  return measure === undefined ? '' : meaningIn(measure, [cell]);
}

type Row = Partial<Record<(typeof statistics)[number], string | number | null>> & { readonly category?: string };

function estimateRows(estimate: MeasureEstimate): Row[] {
  const { n, missing } = estimate;
  switch (estimate.type) {
    case 'boolean':
      return [
        {
          type: 'rate',
          value: estimate.rate,
          count: estimate.count,
          n,
          missing,
          ...estimate.interval,
          boundLow: estimate.bounds.low,
          boundHigh: estimate.bounds.high,
        },
      ];
    case 'number':
      return [{ type: 'mean', value: estimate.mean, n, missing, sd: estimate.sd, ...estimate.interval }];
    case 'category':
      return Object.entries(estimate.counts).map(([category, count]) => ({ category, type: 'count', value: count, count, n, missing }));
  }
}
