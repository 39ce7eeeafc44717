import type { RunRecord, StoppingAdvice, StoppingForecast } from '../../spec/index.ts';
import type { MeasuredScenario } from '../contrasts/measure-of.ts';
import { forecastDifference } from './forecast-difference.ts';
import { forecastRate } from './forecast-rate.ts';
import { planStopping, sequenceLevel, type StoppingCheck } from './plan-stopping.ts';
import { stoppingLevel } from './stopping-rule.ts';

/** Rates from rare to frequent, and differences from small to large, where nothing is expected. */
const usualRates = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98];
const usualSecondRates = [0.1, 0.5];
const usualDifferences = [0.05, 0.1, 0.2, 0.4];
/** Forecasts look no farther; time grows with its square. */
const farthest = 3000;

/** What one expects of the outcomes; a usual range of them where it is not given. */
export interface ExpectedRates {
  /** Of single rates, and of the second arm of contrasts. */
  readonly rate?: number;
  /** First minus second arm of contrasts. */
  readonly difference?: number;
}

/**
 * What the rules of a study would do before anything is spent: for each, and for rates that may come, the mean trials
 * until it stops, how often it would not, and the fixed number that does as well. Each is taken by itself: where several concern a cell, or
 * where cells end together for a contrast, it goes on until the last holds. Empty where the study has no rules.
 */
export function adviseStopping(
  run: Pick<RunRecord, 'study' | 'cells'>,
  scenarios: readonly MeasuredScenario[],
  expected: ExpectedRates = {},
): StoppingAdvice[] {
  const planned = planStopping(run, scenarios);
  const level = planned === undefined ? stoppingLevel : sequenceLevel(planned, stoppingLevel);
  return (run.study.until ?? []).flatMap((rule) => {
    const own = planStopping({ ...run, study: { ...run.study, until: [rule] } }, scenarios);
    const checks = [...new Set((own?.groups ?? []).flatMap((group) => group.checks))];
    return kindsOf(checks, run).map(({ check, looksAt, trials }) => ({
      rule,
      looksAt,
      trials,
      level,
      rows: forecasts(check, { trials: Math.min(farthest, trials), level, expected }),
    }));
  });
}

interface Kind {
  readonly check: StoppingCheck;
  readonly looksAt: string;
  readonly trials: number;
}

/** Rates of the same measure and planned number are alike; each contrast stands by itself, but alike for several models. */
function kindsOf(checks: readonly StoppingCheck[], { cells }: Pick<RunRecord, 'cells'>): Kind[] {
  const trialsOf = new Map(cells.map(({ id, trials }) => [id, trials]));
  const kinds = checks.map((check): Kind & { key: string } => {
    if (check.type === 'difference') {
      const { name, measure, arms } = check.contrast;
      const trials = Math.min(...arms.flatMap((arm) => arm.cells.map(({ cell }) => cell.trials)));
      const looksAt = `the difference '${name}' in ${measure.name}`;
      return { check, looksAt, trials, key: JSON.stringify([looksAt, trials, arms.map((arm) => arm.cells.length)]) };
    }
    const trials = trialsOf.get(check.cell) ?? 0;
    return { check, looksAt: `the rate of ${check.measure} in a cell`, trials, key: JSON.stringify([check.measure, trials]) };
  });
  return [...Map.groupBy(kinds, ({ key }) => key).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

function forecasts(
  check: StoppingCheck,
  { trials, level, expected }: { trials: number; level: number; expected: ExpectedRates },
): StoppingForecast[] {
  if (check.type !== 'difference') {
    const rates = expected.rate === undefined ? usualRates : [expected.rate];
    const rule = check.type === 'width' ? check : { type: check.type, line: check.line };
    return rates.map((rate) => forecastRate(rule, { rate, trials, level }));
  }
  const [first, second] = check.contrast.arms;
  const cells = [first.cells.length, second.cells.length] as const;
  const seconds = expected.rate === undefined ? usualSecondRates : [expected.rate];
  const differences = expected.difference === undefined ? usualDifferences : [expected.difference];
  return seconds.flatMap((rate) =>
    differences
      .map((difference) => rate + difference)
      .filter((arm) => arm >= 0 && arm <= 1)
      .map((arm) => forecastDifference(check.line, { first: arm, second: rate, cells, trials, level })),
  );
}
