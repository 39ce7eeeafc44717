import { plantedNotice, type Results } from '../../spec/index.ts';
import { csvLine } from './csv-line.ts';

const columns = [
  'run',
  'note',
  'id',
  'name',
  'family',
  'model',
  'scenarios',
  'measure',
  'type',
  'firstArm',
  'firstValue',
  'firstN',
  'firstMissing',
  'secondArm',
  'secondValue',
  'secondN',
  'secondMissing',
  'estimate',
  'low',
  'high',
  'level',
  'method',
  'simultaneousLow',
  'simultaneousHigh',
  'simultaneousLevel',
  'test',
  'pValue',
  'adjusted',
  'adjustment',
  'boundLow',
  'boundHigh',
  'strata',
  'withinPairCorrelation',
] as const;

/** A row a contrast, with its arms, interval, test and bounds. */
export function csvContrasts({ run, contrasts }: Results): string {
  const note = run.synthetic ? plantedNotice : '';
  const rows = contrasts.map((contrast) => {
    const { arms, interval, simultaneous, test, bounds } = contrast;
    const [first, second] = arms;
    return csvLine([
      run.id,
      note,
      contrast.id,
      contrast.name,
      contrast.family,
      contrast.model,
      contrast.scenarios.join(' '),
      contrast.measure,
      contrast.type,
      first.label,
      first.value,
      first.n,
      first.missing,
      second.label,
      second.value,
      second.n,
      second.missing,
      contrast.estimate,
      interval?.low,
      interval?.high,
      interval?.level,
      interval?.method,
      simultaneous?.low,
      simultaneous?.high,
      simultaneous?.level,
      test?.method,
      test?.pValue,
      test?.adjusted,
      test?.adjustment,
      bounds?.low,
      bounds?.high,
      contrast.strata,
      contrast.withinPairCorrelation,
    ]);
  });
  return csvLine(columns) + rows.join('');
}
