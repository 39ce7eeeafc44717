import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auc,
  aucDeLong,
  aucDeLongLogit,
  aucDeLongTest,
  aucScoreInterval,
  calibrationCurve,
  hitRateAtFalseAlarmRate,
  rocCurve,
  signalDetection,
} from '../index.ts';

const scored = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 20 }), label: fc.integer({ min: 0, max: 1 }) }), { minLength: 4, maxLength: 60 })
  .filter((list) => [0, 1].every((label) => list.filter((one) => one.label === label).length >= 2));
const split = (list: readonly { score: number; label: number }[]) => ({
  scores: list.map(({ score }) => score),
  labels: list.map(({ label }) => label),
});

describe('auc', () => {
  it('is the share of pairs in the right order, ties counting half', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const [ones, zeros] = [1, 0].map((label) => list.filter((one) => one.label === label));
        const wins = ones!.flatMap((one) => zeros!.map((zero) => (Math.sign(one.score - zero.score) + 1) / 2));
        expect(auc(split(list)).auc).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 12);
      }),
    );
  });

  it('mirrors where labels change places, and minds only the order of scores', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const { scores, labels } = split(list);
        const one = aucDeLong({ scores, labels, level: 0.95 });
        const other = aucDeLong({ scores: scores.map((score) => Math.exp(score)), labels: labels.map((label) => 1 - label), level: 0.95 });
        expect(other.auc).toBeCloseTo(1 - one.auc, 12);
        expect(other.low).toBeCloseTo(1 - one.high, 9);
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('aucDeLongLogit', () => {
  it('lies within 0 and 1, holds the area, and is on the logit as wide as DeLong’s slope says', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const { scores, labels } = split(list);
        const { auc: area, low, high } = aucDeLongLogit({ scores, labels, level: 0.95 });
        const plain = aucDeLong({ scores, labels, level: 0.95 });
        expect(area).toBe(plain.auc);
        if (low === high) return;
        const logit = (value: number) => Math.log(value / (1 - value));
        if (Math.min(low, 1 - high) < 1e-9) return;
        expect(logit(high) - logit(area)).toBeCloseTo(logit(area) - logit(low), 5);
        if (plain.low > 0 && plain.high < 1) expect(logit(high) - logit(area)).toBeCloseTo((plain.high - area) / (area * (1 - area)), 5);
      }),
    );
  });
});

describe('aucScoreInterval', () => {
  it('holds the area, and has a width also where DeLong has none', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const { auc: area, low, high } = aucScoreInterval({ ...split(list), level: 0.95 });
        expect(low).toBeLessThanOrEqual(area);
        expect(high).toBeGreaterThanOrEqual(area);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  it('mirrors where labels change places', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const { scores, labels } = split(list);
        const one = aucScoreInterval({ scores, labels, level: 0.9 });
        const other = aucScoreInterval({ scores, labels: labels.map((label) => 1 - label), level: 0.9 });
        expect(other.low).toBeCloseTo(1 - one.high, 9);
      }),
    );
  });
});

describe('aucDeLongTest', () => {
  it('changes its sign where the two change places', () => {
    fc.assert(
      fc.property(scored, fc.integer({ min: 1, max: 9 }), (list, factor) => {
        const { scores, labels } = split(list);
        const scoresB = scores.map((score, index) => (score + index * factor) % 7);
        const one = aucDeLongTest({ scoresA: scores, scoresB, labels, level: 0.95 });
        const other = aucDeLongTest({ scoresA: scoresB, scoresB: scores, labels, level: 0.95 });
        expect(other.low).toBeCloseTo(-one.high, 12);
        expect(other.pValue).toBeCloseTo(one.pValue, 12);
        expect(one.difference).toBeCloseTo(one.aucA - one.aucB, 12);
      }),
    );
  });

  it('finds no difference between scores that order the cases alike', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const { scores, labels } = split(list);
        const found = aucDeLongTest({ scoresA: scores, scoresB: scores.map((score) => 3 * score - 50), labels, level: 0.95 });
        expect(found).toMatchObject({ difference: 0, low: 0, high: 0, pValue: 1 });
      }),
    );
  });
});

describe('rocCurve', () => {
  it('rises from nothing flagged to all flagged, and encloses the AUC', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const { points } = rocCurve(split(list));
        expect(points[0]).toEqual({ threshold: null, hits: 0, hitRate: 0, falseAlarms: 0, falseAlarmRate: 0 });
        expect(points.at(-1)).toMatchObject({ hitRate: 1, falseAlarmRate: 1 });
        let area = 0;
        for (const [index, point] of points.slice(1).entries()) {
          const before = points[index]!;
          expect(point.hits + point.falseAlarms).toBeGreaterThan(before.hits + before.falseAlarms);
          expect(point.threshold!).toBeLessThan(before.threshold ?? Infinity);
          area += ((point.falseAlarmRate - before.falseAlarmRate) * (point.hitRate + before.hitRate)) / 2;
        }
        expect(area).toBeCloseTo(auc(split(list)).auc, 12);
      }),
    );
  });
});

describe('signalDetection', () => {
  const signals = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)).map(([hits, misses, falseAlarms, rejections]) => ({
    hits,
    positives: hits + misses + 1,
    falseAlarms,
    negatives: falseAlarms + rejections + 1,
    level: 0.95,
  }));

  it('is finite, also where all or none are flagged, and inside its interval', () => {
    fc.assert(
      fc.property(signals, (input) => {
        for (const { estimate, low, high } of Object.values(signalDetection(input))) {
          expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
          expect(low).toBeLessThan(estimate);
          expect(high).toBeGreaterThan(estimate);
        }
      }),
    );
  });

  it('changes the sign of d prime where the kinds of cases change places, and that of the criterion where yes and no do', () => {
    fc.assert(
      fc.property(signals, ({ hits, positives, falseAlarms, negatives, level }) => {
        const one = signalDetection({ hits, positives, falseAlarms, negatives, level });
        const swapped = signalDetection({ hits: falseAlarms, positives: negatives, falseAlarms: hits, negatives: positives, level });
        expect(swapped.dPrime.low).toBeCloseTo(-one.dPrime.high, 9);
        const opposite = signalDetection({ hits: positives - hits, positives, falseAlarms: negatives - falseAlarms, negatives, level });
        expect(opposite.criterion.low).toBeCloseTo(-one.criterion.high, 9);
        expect(opposite.dPrime.estimate).toBeCloseTo(-one.dPrime.estimate, 9);
      }),
    );
  });
});

describe('hitRateAtFalseAlarmRate', () => {
  const cases = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 70, maxLength: 90 }).map((scores) => ({
    scores,
    labels: scores.map((_score, index) => Number(index % 7 === 0)),
  }));

  it('keeps to the false alarms that are allowed, and takes the lowest threshold that does', () => {
    fc.assert(
      fc.property(cases, ({ scores, labels }) => {
        const found = hitRateAtFalseAlarmRate({ scores, labels, rate: 0.1, level: 0.95 });
        if ('refused' in found) return;
        const alarmsFrom = (threshold: number): number => scores.filter((score, index) => score >= threshold && labels[index] === 0).length;
        expect(found.falseAlarmRate.count).toBe(alarmsFrom(found.threshold));
        expect(found.falseAlarmRate.rate).toBeLessThanOrEqual(0.1);
        const next = Math.max(-1, ...scores.filter((score) => score < found.threshold));
        expect(alarmsFrom(next) / found.falseAlarmRate.n).toBeGreaterThan(0.1);
        expect(found.hitRate.low).toBeLessThanOrEqual(found.hitRate.rate);
        expect(found.falseAlarmRate.high).toBeGreaterThanOrEqual(found.falseAlarmRate.rate);
      }),
    );
  });

  it.each([
    [298, 0.01, true],
    [299, 0.01, false],
    [58, 0.05, true],
    [59, 0.05, false],
  ])('of %i innocent cases at a rate of %d, refuses: %s', (innocent, rate, refuses) => {
    const scores = Array.from({ length: innocent + 10 }, (_none, index) => index);
    const labels = scores.map((score) => Number(score >= innocent));
    const found = hitRateAtFalseAlarmRate({ scores, labels, rate, level: 0.95 });
    expect('refused' in found && found.refused === 'too-few-negatives').toBe(refuses);
  });

  it('refuses where too many innocent cases share the highest score', () => {
    const scores = Array.from({ length: 80 }, (_none, index) => (index < 20 ? 100 : 10));
    const found = hitRateAtFalseAlarmRate({ scores, labels: scores.map((_score, index) => Number(index >= 70)), rate: 0.1, level: 0.95 });
    expect(found).toEqual({ refused: 'no-threshold', reason: 'more than 7 of 70 cases of label 0 share the highest score' });
  });
});

describe('calibrationCurve', () => {
  const forecasts = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1 })), {
    minLength: 1,
    maxLength: 80,
  });
  const curve = (list: readonly (readonly [number, number])[], bins = 7) =>
    calibrationCurve({ predictions: list.map(([p]) => p), outcomes: list.map(([, y]) => y), bins, level: 0.95 });

  it('takes the Brier score apart without rest, and every case into one bin', () => {
    fc.assert(
      fc.property(forecasts, fc.integer({ min: 1, max: 20 }), (list, bins) => {
        const { bins: found, brier, expectedCalibrationError } = curve(list, bins);
        expect(brier.uncertainty - brier.resolution + brier.reliability + brier.within).toBeCloseTo(brier.score, 12);
        expect(found.reduce((sum, { n }) => sum + n, 0)).toBe(list.length);
        for (const { from, to, predicted } of found) expect(predicted >= from - 1e-12 && predicted <= to + 1e-12).toBe(true);
        expect(expectedCalibrationError ** 2).toBeLessThanOrEqual(brier.reliability + 1e-12);
      }),
    );
  });

  it('finds no error in forecasts that are certain and right', () => {
    const { brier, expectedCalibrationError } = curve([[0, 0], [1, 1], [1, 1]]); // prettier-ignore
    expect([brier.score, brier.reliability, expectedCalibrationError]).toEqual([0, 0, 0]);
  });
});
