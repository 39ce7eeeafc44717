import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.ts';
import * as stats from './index.ts';

const arms = { count1: 3, n1: 10, count2: 1, n2: 10 };
const emptyArm = { count1: 3, n1: 10, count2: 0, n2: 0 };
const constant = { x: [[1], [1], [1]], y: [0, 1, 0] };
const oneGroup = { x: [[], []], y: [0, 1] };
const framings = { suspicionA: [1, 2, 3], suspicionB: [1, 2, 3], flaggedA: [0, 0, 1], flaggedB: [0, 0, 1], items: ['a', 'b', 'b'], labels: [0, 1, 1], seed: 1, resamples: 100, level: 0.95 }; // prettier-ignore
const some = { count: 4, n: 9 };
const labelledCase = { label: 1, prediction: 1 };

describe('what a statistic cannot take is an error that says what and why', () => {
  it.each<[string, () => unknown, RegExp]>([
    [
      'a proportion of nothing',
      () => stats.wilsonInterval({ count: 0, n: 0, level: 0.95 }),
      /n must be a whole number, at least 1; it is 0/,
    ],
    ['more successes than trials', () => stats.jeffreysInterval({ count: 4, n: 3, level: 0.95 }), /count must be at most n; it is 4 of 3/],
    [
      'a count that is no whole number',
      () => stats.clopperPearsonInterval({ count: 1.5, n: 3, level: 0.95 }),
      /count must be a whole number/,
    ],
    ['a level of 95', () => stats.wilsonInterval({ count: 1, n: 3, level: 95 }), /level must lie between 0 and 1/],
    ['a level that is no number', () => stats.newcombeInterval({ ...arms, level: NaN }), /level must lie between 0 and 1/],
    ['a chance of 2', () => stats.binomialTest({ count: 1, n: 3, p: 2 }), /p must be a probability/],
    [
      'an empty arm (Newcombe)',
      () => stats.newcombeInterval({ ...emptyArm, level: 0.95 }),
      /n2 must be a whole number, at least 1; it is 0/,
    ],
    ['an empty arm (Miettinen and Nurminen)', () => stats.miettinenNurminenInterval({ ...emptyArm, level: 0.95 }), /n2 must be/],
    ['an empty arm (Fisher)', () => stats.fisherExactTest(emptyArm), /n2 must be/],
    ['an empty arm (Boschloo)', () => stats.boschlooTest(emptyArm), /n2 must be/],
    ['pairs below none', () => stats.mcnemarExactTest({ b: -1, c: 2 }), /b must be a whole number/],
    ['no stratum', () => stats.cochranMantelHaenszelTest({ strata: [] }), /no stratum has trials in both arms; 0 strata/],
    [
      'strata with an empty arm only',
      () => stats.stratifiedRiskDifference({ strata: [emptyArm], level: 0.95 }),
      /no stratum has trials in both arms/,
    ],
    [
      'strata that are all zero',
      () => stats.cochranMantelHaenszelTest({ strata: [{ count1: 0, n1: 9, count2: 0, n2: 9 }] }),
      /no stratum has both outcomes/,
    ],
    [
      'a stratum with too many successes',
      () => stats.stratifiedRiskDifference({ strata: [arms, { ...arms, count1: 11 }], level: 0.95 }),
      /in stratum 2 it is 11 of 10/,
    ],
    ['a p-value of 1.2', () => stats.holm({ pValues: [0.5, 1.2] }), /each p-value must be a probability/],
    ['a p-value that is no number', () => stats.benjaminiHochberg({ pValues: [NaN] }), /each p-value must be a probability/],
    ['a mean of one value', () => stats.tMeanInterval({ values: [1], level: 0.95 }), /needs at least 2 values; there are 1/],
    ['a mean of nothing', () => stats.tMeanInterval({ values: [], level: 0.95 }), /needs at least 2 values; there are 0/],
    ['values that are not finite', () => stats.tMeanInterval({ values: [1, Infinity], level: 0.95 }), /number 2 is Infinity/],
    ['a summary of one value', () => stats.tMeanIntervalFromSummary({ mean: 1, sd: 0, n: 1, level: 0.95 }), /at least 2 values/],
    [
      'one cluster',
      () => stats.clusterRobustMean({ values: [1, 2], clusters: ['a', 'a'], level: 0.95 }),
      /needs at least 2 clusters; there are 1/,
    ],
    [
      'a value without cluster',
      () => stats.clusterRobustMean({ values: [1, 2], clusters: ['a'], level: 0.95 }),
      /of the same length; they hold 2 and 1/,
    ],
    ['no rows', () => stats.logisticRegression({ x: [], y: [] }), /at least one row/],
    ['rows of unequal length', () => stats.logisticRegression({ x: [[1], [1, 2]], y: [0, 1] }), /row 1 holds 1, row 2 2/],
    ['an outcome of 2', () => stats.logisticRegression({ x: [[1], [2]], y: [0, 2] }), /y must hold 0 and 1 only; number 2 is 2/],
    ['a predictor that is no number', () => stats.logisticRegression({ x: [[1], [NaN]], y: [0, 1] }), /predictor 1 of row 2 is NaN/],
    ['a constant predictor', () => stats.logisticRegression(constant), /predictor 1 is constant/],
    ['a constant predictor (Firth)', () => stats.firthLogisticRegression(constant), /predictor 1 is constant/],
    [
      'a predictor that others determine',
      () =>
        stats.firthLogisticRegression({
          x: [
            [0, 1],
            [1, 0],
            [0, 1],
          ],
          y: [0, 1, 1],
        }),
      /predictor 2 is determined/,
    ],
    [
      'more predictors than rows',
      () =>
        stats.logisticRegression({
          x: [
            [0, 1],
            [1, 5],
          ],
          y: [0, 1],
        }),
      /predictor 2 is determined/,
    ],
    ['one cluster in a fit', () => stats.clusterRobustLogistic({ ...oneGroup, clusters: ['a', 'a'] }), /at least 2 clusters/],
    ['one group', () => stats.mixedLogistic({ ...oneGroup, groups: ['a', 'a'], quadraturePoints: 9 }), /at least 2 groups/],
    [
      'no quadrature point',
      () => stats.mixedLogistic({ ...oneGroup, groups: ['a', 'b'], quadraturePoints: 0 }),
      /quadraturePoints must be a whole number, at least 1/,
    ],
    ['too many quadrature points', () => stats.mixedLogistic({ ...oneGroup, groups: ['a', 'b'], quadraturePoints: 101 }), /at most 100/],
    [
      'equal rates to tell apart',
      () => stats.twoProportionSampleSize({ p1: 0.4, p2: 0.4, alpha: 0.05, power: 0.8 }),
      /p1 and p2 must differ/,
    ],
    ['a power below alpha', () => stats.twoProportionSampleSize({ p1: 0.4, p2: 0.5, alpha: 0.05, power: 0.01 }), /needs no trial/],
    ['the power of no trials', () => stats.twoProportionPower({ p1: 0.4, p2: 0.5, alpha: 0.05, nPerArm: 0 }), /nPerArm must be above 0/],
    [
      'no events',
      () => stats.poissonRateRatio({ count1: 0, exposure1: 1, count2: 0, exposure2: 1, level: 0.95 }),
      /neither arm has an event/,
    ],
    [
      'no exposure',
      () => stats.poissonRateRatio({ count1: 1, exposure1: 0, count2: 0, exposure2: 1, level: 0.95 }),
      /exposure1 must be above 0/,
    ],
    ['one label only', () => stats.auc({ scores: [1, 2], labels: [1, 1] }), /both 0 and 1; they hold 0 and 2/],
    [
      'one case of a label',
      () => stats.aucDeLong({ scores: [1, 2, 3], labels: [1, 0, 0], level: 0.95 }),
      /at least 2 cases of each label; there are 1 and 2/,
    ],
    ['scores that are no numbers', () => stats.rocCurve({ scores: [1, NaN], labels: [0, 1] }), /scores must be numbers; one is NaN/],
    [
      'more hits than cases',
      () => stats.signalDetection({ hits: 4, positives: 3, falseAlarms: 0, negatives: 2, level: 0.95 }),
      /hits must be at most positives; it is 4 of 3/,
    ],
    [
      'false alarms at a rate of 0',
      () => stats.hitRateAtFalseAlarmRate({ scores: [1, 2], labels: [0, 1], rate: 0, level: 0.95 }),
      /rate must lie between 0 and 1/,
    ],
    [
      'a suspicion of 70 as a chance',
      () => stats.calibrationCurve({ predictions: [70], outcomes: [1], bins: 5, level: 0.95 }),
      /each prediction must be a probability/,
    ],
    ['an item that is both', () => stats.pairedLeniency({ ...framings, labels: [0, 0, 1] }), /each item must have one label; b has both/],
    [
      'a single guilty item',
      () => stats.pairedLeniency({ ...framings, items: ['a', 'b', 'c'], labels: [0, 0, 1] }),
      /at least 2 items of each label that occurs, of different groups; there are 2 innocent and 1 guilty/,
    ],
    ['too few resamples', () => stats.pairedLeniency({ ...framings, resamples: 10 }), /resamples must be a whole number, at least 100/],
    [
      'a calibration of no case',
      () => stats.roganGladen({ observed: some, sensitivity: { count: 0, n: 0 }, specificity: some, level: 0.95 }),
      /sensitivity: n must be a whole number, at least 1/,
    ],
    [
      'one label',
      () => stats.predictionPoweredMean({ labelled: [labelledCase], unlabelled: [1, 0], lambda: 1, level: 0.95 }),
      /at least 2 labelled cases and 2 others; there are 1 and 2/,
    ],
    [
      'a lambda of 2',
      () => stats.predictionPoweredMean({ labelled: [labelledCase, labelledCase], unlabelled: [1, 0], lambda: 2, level: 0.95 }),
      /lambda must be 'tuned' or a number from 0 to 1/,
    ],
    [
      'a chance of 0',
      () =>
        stats.weightedPredictionPoweredMean({
          labelled: [1, 0].map((probability) => ({ ...labelledCase, probability })),
          unlabelled: [],
          lambda: 1,
          level: 0.95,
        }),
      /each probability must lie above 0/,
    ],
    ['no stratum to correct', () => stats.stratifiedPredictionPoweredMean({ strata: [], lambda: 1, level: 0.95 }), /at least one stratum/],
    [
      'a budget that is too small',
      () => stats.neymanAllocation({ strata: [{ size: 9, sd: 1 }], budget: 1, level: 0.95 }),
      /2 labels a stratum cost 2, more than the budget of 1/,
    ],
    ['no repeats', () => stats.varianceComponents({ groups: [[1], [2]], level: 0.95 }), /repeats in one of them; there are 2 ratings/],
    ['an outcome that is neither', () => stats.confidenceSequence({ outcomes: [0, 0.5], level: 0.95 }), /outcomes must hold 0 and 1 only/],
    [
      'more successes than outcomes',
      () => stats.confidenceSequenceFromCounts({ count: 3, n: 2, level: 0.95 }),
      /at most its n; it is 3 of 2/,
    ],
    [
      'one category only',
      () => stats.cohenKappa({ a: ['x', 'x'], b: ['x', 'x'], categories: ['x', 'y'], weights: 'none' }),
      /kappa is not defined/,
    ],
    [
      'a strange category',
      () => stats.cohenKappa({ a: ['x'], b: ['z' as 'x'], categories: ['x'], weights: 'none' }),
      /b must hold categories of the list only; number 1 is z/,
    ],
    ['nothing rated', () => stats.cohenKappa({ a: [], b: [], categories: ['x'], weights: 'none' }), /at least one thing/],
    [
      'ratings that are all equal',
      () =>
        stats.krippendorffAlpha({
          ratings: [
            [1, 1],
            [1, 1],
          ],
          level: 'nominal',
        }),
      /alpha is not defined/,
    ],
    [
      'nothing that two have rated',
      () =>
        stats.krippendorffAlpha({
          ratings: [
            [1, null],
            [null, 1],
          ],
          level: 'nominal',
        }),
      /by at least two raters/,
    ],
    [
      'names as intervals',
      () => stats.krippendorffAlpha({ ratings: [['a'], ['b']], level: 'interval' }),
      /interval ratings must be finite numbers; one is a/,
    ],
  ])('%s', (_name, compute, message) => {
    expect(compute).toThrow(InputError);
    expect(compute).toThrow(message);
    expect(compute).toThrow(expect.objectContaining({ code: 'invalid-argument', exitCode: 2 }));
  });
});
