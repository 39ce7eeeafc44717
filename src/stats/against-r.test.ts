import { describe, expect, it } from 'vitest';
import { readFixture, type FixtureCase } from '../../test/fixtures/stats/read-fixture.ts';
import * as stats from './index.ts';

/** How near R a result must be: absolutely, or in parts of R's figure where that is larger. */
const usual = 1e-7;

describe('one proportion', () => {
  const cases = readFixture('proportions');
  agree(cases, { wilson: stats.wilsonInterval, clopperPearson: stats.clopperPearsonInterval, jeffreys: stats.jeffreysInterval });
  agree(cases, { binomialTest: stats.binomialTest });
});

describe('two arms', () => {
  const cases = readFixture('two-arms');
  agree(cases, { newcombe: stats.newcombeInterval, miettinenNurminen: stats.miettinenNurminenInterval });
  agree(cases, { fisher: stats.fisherExactTest, boschloo: stats.boschlooTest, mcnemar: stats.mcnemarExactTest });
  agree(cases, { sampleSize: stats.twoProportionSampleSize, power: stats.twoProportionPower, poisson: stats.poissonRateRatio });
});

describe('strata', () => {
  agree(readFixture('strata'), {
    cochranMantelHaenszel: stats.cochranMantelHaenszelTest,
    riskDifference: stats.stratifiedRiskDifference,
    mantelHaenszelDifference: stats.mantelHaenszelRiskDifference,
  });
});

describe('families of tests', () => {
  agree(readFixture('families'), { holm: stats.holm, benjaminiHochberg: stats.benjaminiHochberg });
});

describe('means', () => {
  agree(readFixture('means'), { t: stats.tMeanInterval, clusterRobust: stats.clusterRobustMean, bounded: stats.boundedMeanInterval });
});

describe('logistic regression', () => {
  const cases = readFixture('logistic');
  agree(cases, {
    maximumLikelihood: stats.logisticRegression,
    firth: stats.firthLogisticRegression,
    clusterRobust: stats.clusterRobustLogistic,
  });
  agree(cases, { cells: (cells: { cells: number[][] }) => stats.logisticRegression(rowsOf(cells.cells)) });
});

describe('the mixed logistic model', () => {
  const cases = readFixture('mixed');
  // lme4 stops its search earlier, and takes second derivatives by differences.
  agree(cases, { fits: stats.mixedLogistic }, 2e-4);
  const profiled = cases['fits']!.filter((fit) => 'sdInterval' in fit);
  it.each(profiled.map((fit, index) => [index + 1, fit] as const))(
    'gives the interval of the sd that lme4 gives, case %i',
    (_index, fit) => {
      const { low, high } = stats.mixedLogisticGroupSdInterval({
        ...(fit as never as Parameters<typeof stats.mixedLogistic>[0]),
        level: 0.95,
      });
      expectNear([low, high], fit['sdInterval'], 1e-4, 'sdInterval');
    },
  );
});

describe('agreement', () => {
  const cases = readFixture('agreement');
  agree(cases, { kappa: stats.cohenKappa, alpha: stats.krippendorffAlpha });
  agree(cases, { kappaInterval: kappaOfTable, kappaWithoutError: kappaOfTable, alphaWithoutDraws: stats.krippendorffAlphaInterval });
});

describe('detection', () => {
  const cases = readFixture('detection');
  agree(cases, { auc: stats.aucDeLong, aucDeLongTest: stats.aucDeLongTest, aucScore: stats.aucScoreInterval });
  agree(cases, { auc: stats.auc });
  agree(cases, { aucLogit: stats.aucDeLongLogit });
  agreeOnRefusals(cases, { hitRateRefused: stats.hitRateAtFalseAlarmRate });
  agree(cases, {
    rocCurve: (input: Input<typeof stats.rocCurve>) => {
      const { points } = stats.rocCurve(input);
      return { hitRates: points.map(({ hitRate }) => hitRate), falseAlarmRates: points.map(({ falseAlarmRate }) => falseAlarmRate) };
    },
    signalDetection: (input: Input<typeof stats.signalDetection>) => listed(stats.signalDetection(input)),
    hitRateAtFalseAlarmRate: (input: Input<typeof stats.hitRateAtFalseAlarmRate>) => listed(stats.hitRateAtFalseAlarmRate(input)),
    calibrationCurve: (input: Input<typeof stats.calibrationCurve>) => {
      const { bins, brier, expectedCalibrationError } = stats.calibrationCurve(input);
      const figures = bins.flatMap(({ n, predicted, observed, low, high }) => [n, predicted, observed, low, high]);
      return { figures, brier: Object.values(brier), expectedCalibrationError };
    },
  });

  it('pairedLeniency finds the changes of R, and intervals that differ by a bootstrap only', () => {
    for (const input of cases['leniency'] ?? []) {
      const found = stats.pairedLeniency({ ...(input as never as Input<typeof stats.pairedLeniency>), seed: 3, resamples: 4000 });
      const { suspicion, flagged, threshold, discrimination } = found;
      const figures = [suspicion, flagged, threshold!, discrimination!].flatMap((part) => Object.values(part) as stats.PairedChange[]);
      const [changes, lows, highs] = ['changes', 'lows', 'highs'].map((name) => input[name] as number[]);
      expectNear(
        figures.map(({ change }) => change),
        changes,
        usual,
        'change',
      );
      for (const [index, { low, high }] of figures.entries()) {
        const width = highs![index]! - lows![index]!;
        expect(Math.abs(low - lows![index]!) / width, `low of figure ${index}`).toBeLessThan(0.08);
        expect(Math.abs(high - highs![index]!) / width, `high of figure ${index}`).toBeLessThan(0.08);
      }
    }
  });
});

describe('correction', () => {
  const cases = readFixture('correction');
  agree(cases, {
    roganGladen: stats.roganGladen,
    predictionPoweredMean: stats.predictionPoweredMean,
    predictionPoweredDifference: stats.predictionPoweredDifference,
    stratified: stats.stratifiedPredictionPoweredMean,
    weighted: stats.weightedPredictionPoweredMean,
    varianceComponents: (input: Input<typeof stats.varianceComponents>) => listed(stats.varianceComponents(input)),
  });

  agreeOnRefusals(cases, { roganGladenRefused: stats.roganGladen });
  agree(cases, { roganGladenRefused: stats.roganGladen });

  it('stratifiedAccuracy gives the shares of R, and intervals that differ by the draws only', () => {
    for (const input of cases['stratifiedAccuracy'] ?? []) {
      const { strata, level } = input as never as Omit<Input<typeof stats.stratifiedAccuracy>, 'draws' | 'seed'>;
      const found = stats.stratifiedAccuracy({ strata, level, draws: 20_000, seed: 5 });
      for (const name of ['sensitivity', 'specificity'] as const) {
        const [estimate, low, high] = input[name] as [number, number, number];
        expectNear(found[name]!.estimate, estimate, usual, name);
        expect(Math.abs(found[name]!.low - low) / (high - low), `low of ${name}`).toBeLessThan(0.04);
        expect(Math.abs(found[name]!.high - high) / (high - low), `high of ${name}`).toBeLessThan(0.04);
      }
    }
  });

  it('finds the tuning of predictions that R finds by search', () => {
    for (const input of cases['predictionPoweredMean'] ?? []) {
      const sample = input as never as Input<typeof stats.predictionPoweredMean>;
      expect(stats.predictionPoweredMean({ ...sample, lambda: 'tuned' }).lambda).toBeCloseTo(input['tuned'] as number, 6);
    }
  });
});

describe('published figures', () => {
  it('holds 56 of 70 against 48 of 80 as Newcombe (1998) and those after him do', () => {
    const arms = { count1: 56, n1: 70, count2: 48, n2: 80, level: 0.95 };
    expectNear(Object.values(stats.newcombeInterval(arms)), [0.2, 0.0524, 0.3339], 5e-5, 'Newcombe');
    expectNear(Object.values(stats.miettinenNurminenInterval(arms)), [0.2, 0.0528, 0.3382], 5e-5, 'Miettinen and Nurminen');
  });

  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('gives the %s alpha of the example of Krippendorff (2011)', (level, alpha) => {
    const { ratings } = readFixture('agreement')['alpha']![0] as { ratings: (number | null)[][] };
    expect(stats.krippendorffAlpha({ ratings, level }).alpha).toBeCloseTo(alpha, 3);
  });

  it('gives the nominal alphas of two observers of Krippendorff (2011), of two values and of more', () => {
    const alphaOf = (...observers: string[]) =>
      stats.krippendorffAlpha({ ratings: observers.map((row) => Array.from(row)), level: 'nominal' }).alpha;
    expect(alphaOf('0100000010', '1110010000')).toBeCloseTo(0.095, 3);
    expect(alphaOf('aabbdcccedda', 'babbbccceddd')).toBeCloseTo(0.692, 3);
  });

  it('gives the kappa of husbands and wives of Agresti (1990), with the error that vcd prints', () => {
    const { kappa, standardError } = kappaOfTable(readFixture('agreement')['kappaInterval']![0] as never);
    expectNear([kappa, standardError], [0.1293, 0.0686], 5e-5, 'kappa');
  });

  it('gives the d prime and criterion of 99 % hits at 68 % false alarms of Stanislaw and Todorov (1999)', () => {
    // So many cases that half a case more does not count.
    const { dPrime, criterion } = stats.signalDetection({ hits: 99e6, positives: 1e8, falseAlarms: 68e6, negatives: 1e8, level: 0.95 });
    expectNear([dPrime.estimate, criterion.estimate], [1.86, -1.4], 5e-3, 'd prime and criterion');
  });
});

/** Holds every case of a fixture against the function: each figure that R gives and the function returns. */
function agree(cases: Readonly<Record<string, readonly FixtureCase[]>>, functions: Record<string, unknown>, tolerance = usual): void {
  for (const [name, compute] of Object.entries(functions)) {
    // The fixture holds what the function of this name takes.
    const result = compute as (input: FixtureCase) => Record<string, unknown>;
    it(`${name} agrees with R in all ${cases[name]!.length} cases`, () => {
      for (const input of cases[name]!) {
        const figures = Object.entries(result(input)).filter(([figure]) => figure in input);
        expect(figures.length, `figures of ${name}`).toBeGreaterThan(0);
        for (const [figure, value] of figures)
          expectNear(value, input[figure], tolerance, `${figure} of ${JSON.stringify(input).slice(0, 200)}`);
      }
    });
  }
}

/** Holds whether a figure is refused, and for which reason, against every case of a fixture. */
function agreeOnRefusals(cases: Readonly<Record<string, readonly FixtureCase[]>>, functions: Record<string, unknown>): void {
  for (const [name, compute] of Object.entries(functions)) {
    const result = compute as (input: FixtureCase) => Record<string, unknown>; // the fixture holds what it takes
    it(`${name} refuses what R's formula refuses, in all ${cases[name]!.length} cases`, () => {
      const refusals = cases[name]!.map((input) => input['refused']);
      expect(cases[name]!.map((input) => result(input)['refused'] ?? '')).toEqual(refusals);
      expect(new Set(refusals).size).toBeGreaterThan(2);
    });
  }
}

type KappaTable = { table: number[][] } & Pick<Input<typeof stats.cohenKappaInterval>, 'weights' | 'level'>;

/** Kappa and its interval from counts: rows are ratings of the first rater, columns of the second. */
function kappaOfTable({ table, weights, level }: KappaTable): stats.KappaInterval {
  const pairs = table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [a, b] as const)));
  const categories = [...table.keys()];
  return stats.cohenKappaInterval({ a: pairs.map(([a]) => a), b: pairs.map(([, b]) => b), categories, weights, level });
}

type Input<Compute extends (input: never) => unknown> = Parameters<Compute>[0];

/** The same with each object of figures as a list of them, as fixtures have it. */
function listed(result: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [name, typeof value === 'object' && value !== null ? Object.values(value) : value]),
  );
}

function expectNear(actual: unknown, expected: unknown, tolerance: number, what: string): void {
  const [found, wanted] = [actual, expected].map((value) => (Array.isArray(value) ? (value as number[]) : [value as number]));
  expect(found!.length, what).toBe(wanted!.length);
  for (const [index, value] of found!.entries()) {
    const want = wanted![index]!;
    if (value === want) continue;
    expect(Math.abs(value - want) / Math.max(1, Math.abs(want)), `${what}: ${value}, R: ${want}`).toBeLessThanOrEqual(tolerance);
  }
}

/** Cells of predictors, successes and failures as single rows. */
function rowsOf(cells: readonly number[][]): { x: number[][]; y: number[] } {
  const x: number[][] = [];
  const y: number[] = [];
  for (const cell of cells)
    for (const outcome of [1, 0])
      for (let i = 0; i < cell.at(-1 - outcome)!; i += 1) {
        x.push(cell.slice(0, -2));
        y.push(outcome);
      }
  return { x, y };
}
