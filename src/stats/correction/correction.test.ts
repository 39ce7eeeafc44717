import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  neymanAllocation,
  predictionPoweredDifference,
  predictionPoweredMean,
  roganGladen,
  stratifiedPredictionPoweredMean,
  tMeanInterval,
  varianceComponents,
  weightedPredictionPoweredMean,
  type CountOf,
} from '../index.ts';

const counts = fc.tuple(fc.nat(200), fc.nat(200)).map(([count, rest]) => ({ count, n: count + rest + 1 }));
const opposite = ({ count, n }: CountOf): CountOf => ({ count: n - count, n });
const bit = fc.integer({ min: 0, max: 1 });
const rated = fc.record({
  labelled: fc.array(fc.record({ label: bit, prediction: bit }), { minLength: 2, maxLength: 40 }),
  unlabelled: fc.array(bit, { minLength: 2, maxLength: 80 }),
});

describe('roganGladen', () => {
  const level = 0.95;

  it('lies within 0 and 1 and in its interval, or says why there is none', () => {
    fc.assert(
      fc.property(counts, counts, counts, (observed, sensitivity, specificity) => {
        const found = roganGladen({ observed, sensitivity, specificity, level });
        expect(found.low >= 0 && found.low <= found.high && found.high <= 1).toBe(true);
        if ('refused' in found) expect(found.reason).toMatch(/may be chance|observed rate/);
        else expect(found.estimate >= 0 && found.estimate <= 1).toBe(true);
      }),
    );
  });

  it('mirrors where yes and no change places, refusals too', () => {
    // Where a rate stands out from neither side, false alarms are named first.
    const unclear = ['all-may-be-false-alarms', 'all-may-be-misses'];
    const mirrored = { 'near-chance': ['near-chance'], 'below-zero': ['above-one'], 'above-one': ['below-zero'], 'all-may-be-false-alarms': unclear, 'all-may-be-misses': unclear }; // prettier-ignore
    fc.assert(
      fc.property(counts, counts, counts, (observed, sensitivity, specificity) => {
        const one = roganGladen({ observed, sensitivity, specificity, level });
        const other = roganGladen({ observed: opposite(observed), sensitivity: specificity, specificity: sensitivity, level });
        expect(other.low).toBeCloseTo(1 - one.high, 9);
        if ('refused' in one) expect(mirrored[one.refused]).toContain('refused' in other ? other.refused : 'none');
        else expect(other).toMatchObject({ estimate: expect.closeTo(1 - one.estimate, 9) as number });
      }),
    );
  });

  it('changes nothing by much where the judge is known never to err', () => {
    const never = { count: 1_000_000, n: 1_000_000 };
    const found = roganGladen({ observed: { count: 37, n: 100 }, sensitivity: never, specificity: never, level });
    expect(found).toMatchObject({ estimate: 0.37 });
    expect(found.low).toBeCloseTo(0.282, 2);
  });

  it('refuses a behaviour of half a percent by a judge with a specificity of 0.995, and keeps what can be said', () => {
    const judge = { sensitivity: { count: 90, n: 100 }, specificity: { count: 199, n: 200 } };
    const below = roganGladen({ observed: { count: 2, n: 1000 }, ...judge, level });
    expect(below).toMatchObject({ refused: 'below-zero', low: 0 });
    expect(below.high).toBeLessThan(0.03);
    expect(roganGladen({ observed: { count: 9, n: 1000 }, ...judge, level })).toMatchObject({ refused: 'all-may-be-false-alarms', low: 0 });
    expect(roganGladen({ observed: { count: 80, n: 1000 }, ...judge, level })).not.toHaveProperty('refused');
  });

  it('refuses a judge that may be no better than chance', () => {
    const judge = { sensitivity: { count: 12, n: 20 }, specificity: { count: 11, n: 20 } };
    expect(roganGladen({ observed: { count: 30, n: 60 }, ...judge, level })).toMatchObject({ refused: 'near-chance', low: 0, high: 1 });
  });
});

describe('predictionPoweredMean', () => {
  it('holds its estimate, within 0 and 1 for rates', () => {
    fc.assert(
      fc.property(rated, fc.constantFrom('tuned' as const, 0, 0.4, 1), (sample, lambda) => {
        const { estimate, low, high } = predictionPoweredMean({ ...sample, lambda, level: 0.95 });
        expect(low >= 0 && low <= estimate && estimate <= high && high <= 1).toBe(true);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  it('keeps the width of its interval where labels and predictions add up to more than all', () => {
    const labelled = Array.from({ length: 5 }, () => ({ label: 1, prediction: 0 }));
    const { estimate, low, high } = predictionPoweredMean({ labelled, unlabelled: [1, 1], lambda: 1, level: 0.95 });
    expect({ estimate, high }).toEqual({ estimate: 1, high: 1 });
    expect(low).toBeLessThan(0.1);
  });

  it('is never the worse for a judge that says nothing, and the plain mean of labels where predictions do not count', () => {
    const grades = { labelled: [3, 5, 4, 8, 6].map((label) => ({ label, prediction: 7 })), unlabelled: [7, 7, 7, 7] };
    const { lambda, ...tuned } = predictionPoweredMean({ ...grades, lambda: 'tuned', level: 0.95 });
    const { mean, low, high } = tMeanInterval({ values: [3, 5, 4, 8, 6], level: 0.95 });
    expect(lambda).toBe(0);
    expect(tuned).toMatchObject({ estimate: mean, low: expect.closeTo(low, 9) as number, high: expect.closeTo(high, 9) as number });
  });

  it('mirrors where yes and no change places', () => {
    fc.assert(
      fc.property(rated, fc.constantFrom('tuned' as const, 1), ({ labelled, unlabelled }, lambda) => {
        const one = predictionPoweredMean({ labelled, unlabelled, lambda, level: 0.9 });
        const turned = labelled.map(({ label, prediction }) => ({ label: 1 - label, prediction: 1 - prediction }));
        const other = predictionPoweredMean({ labelled: turned, unlabelled: unlabelled.map((value) => 1 - value), lambda, level: 0.9 });
        expect(other.low).toBeCloseTo(1 - one.high, 9);
        expect(other.lambda).toBeCloseTo(one.lambda, 9);
      }),
    );
  });

  it('takes a constant kindness of the judge out in full', () => {
    const grades = (kindness: number) => ({
      labelled: [40, 55, 70, 62, 48].map((label, index) => ({ label, prediction: label + kindness + (index % 2) })),
      unlabelled: [50, 60, 44, 71].map((value) => value + kindness),
    });
    const [fair, kind] = [0, 20].map((kindness) => predictionPoweredMean({ ...grades(kindness), lambda: 1, level: 0.95 }));
    expect(kind!.estimate).toBeCloseTo(fair!.estimate, 9);
    expect(kind!.low).toBeCloseTo(fair!.low, 9);
  });
});

describe('predictionPoweredDifference', () => {
  it('is the difference of the two means and changes its sign with them', () => {
    fc.assert(
      fc.property(rated, rated, (arm1, arm2) => {
        const one = predictionPoweredDifference({ arm1, arm2, lambda: 'tuned', level: 0.95 });
        const other = predictionPoweredDifference({ arm1: arm2, arm2: arm1, lambda: 'tuned', level: 0.95 });
        expect(other.low).toBeCloseTo(-one.high, 9);
        expect(one.low <= one.estimate && one.estimate <= one.high).toBe(true);
      }),
    );
  });
});

describe('labels that are drawn with unequal chances', () => {
  it('count as often as they stand for others: one stratum is the plain correction, but for the size of the sample', () => {
    fc.assert(
      fc.property(rated, (sample) => {
        const plain = predictionPoweredMean({ ...sample, lambda: 1, level: 0.95 });
        const { estimate, low, high } = stratifiedPredictionPoweredMean({ strata: [sample], lambda: 1, level: 0.95 });
        expect([estimate, low, high]).toEqual([plain.estimate, plain.low, plain.high].map((value) => expect.closeTo(value, 9) as number));
      }),
    );
  });

  it('give the mean of all labels where every case has one', () => {
    const labelled = [1, 0, 0, 1, 1, 0, 0, 0].map((label, index) => ({ label, prediction: index % 2, probability: 1 }));
    expect(weightedPredictionPoweredMean({ labelled, unlabelled: [], lambda: 1, level: 0.95 }).estimate).toBeCloseTo(0.375, 12);
    const strata = [labelled.slice(0, 2), labelled.slice(2)].map((some) => ({ labelled: some, unlabelled: [] }));
    expect(stratifiedPredictionPoweredMean({ strata, lambda: 'tuned', level: 0.95 })).toMatchObject({
      estimate: expect.closeTo(0.375, 12) as number,
      lambda: 0,
    });
  });

  it('undo that the rare stratum was labelled more often', () => {
    const labelled = [
      ...Array.from({ length: 10 }, (_none, index) => ({ label: Number(index < 8), prediction: 1, probability: 1 })),
      ...Array.from({ length: 9 }, (_none, index) => ({ label: Number(index < 1), prediction: 0, probability: 0.1 })),
    ];
    const { estimate } = weightedPredictionPoweredMean({
      labelled,
      unlabelled: Array.from({ length: 81 }, () => 0),
      lambda: 1,
      level: 0.95,
    });
    expect(estimate).toBeCloseTo((8 + 10) / 100, 12);
  });
});

describe('neymanAllocation', () => {
  const strata = fc.array(fc.record({ size: fc.integer({ min: 2, max: 9 }), sd: fc.double({ min: 0.1, max: 2, noNaN: true }) }), {
    minLength: 1,
    maxLength: 3,
  });
  const errorOf = (list: readonly { size: number; sd: number }[], labels: readonly number[]): number => {
    const cases = list.reduce((sum, { size }) => sum + size, 0);
    return Math.sqrt(list.reduce((sum, { size, sd }, index) => sum + ((size * sd) / cases) ** 2 * (1 / labels[index]! - 1 / size), 0));
  };

  it('is the most precise of all allocations in whole numbers', () => {
    fc.assert(
      fc.property(strata, fc.integer({ min: 6, max: 20 }), (list, budget) => {
        const { allocation, standardError, cost } = neymanAllocation({ strata: list, budget, level: 0.95 });
        expect(cost).toBeLessThanOrEqual(budget);
        const everyWay = list.reduce<number[][]>((ways, { size }) => ways.flatMap((way) => Array.from({ length: size - 1 }, (_none, index) => [...way, index + 2])), [[]]); // prettier-ignore
        const affordable = everyWay.filter((way) => way.reduce((sum, labels) => sum + labels, 0) <= budget);
        const best = Math.min(...affordable.map((way) => errorOf(list, way)));
        expect(standardError).toBeCloseTo(best, 9);
        expect(errorOf(list, allocation)).toBeCloseTo(best, 9);
      }),
    );
  });

  it('follows size times sd over the root of the cost', () => {
    const [plain, dear] = [1, 4].map(
      (cost) =>
      neymanAllocation({ strata: [{ size: 1e6, sd: 1, cost }, { size: 1e6, sd: 3 }], budget: 4000, level: 0.95 }), // prettier-ignore
    );
    expect(plain!.allocation).toEqual([1000, 3000]);
    // n1 : n2 = 1/2 : 3, and 4 n1 + n2 = 4000.
    expect(dear!.allocation[0]).toBeCloseTo(400, -1);
    expect(dear!.allocation[1]).toBeCloseTo(2400, -1);
  });

  it('spends nothing beyond the least on a stratum without spread, and takes all of one that is small', () => {
    const { allocation, cost } = neymanAllocation({ strata: [{ size: 500, sd: 0 }, { size: 5, sd: 10 }], budget: 100, level: 0.95 }); // prettier-ignore
    expect(allocation).toEqual([2, 5]);
    expect(cost).toBe(7);
  });
});

describe('varianceComponents', () => {
  const groups = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 12 });
  const sound = groups.filter((list) => list.some((group) => group.length > 1) && new Set(list.flat()).size > 1);

  it('is at least 0, within its intervals, and follows the square of the unit', () => {
    fc.assert(
      fc.property(sound, (list) => {
        const one = varianceComponents({ groups: list, level: 0.95 });
        const other = varianceComponents({ groups: list.map((group) => group.map((value) => 7 - 3 * value)), level: 0.95 });
        for (const { estimate, low, high } of Object.values(one)) expect(0 <= low && low <= estimate && estimate <= high).toBe(true);
        expect(one.intraclass.high).toBeLessThanOrEqual(1);
        expect(other.between.high / 9).toBeCloseTo(one.between.high, 6);
        expect(other.intraclass.low).toBeCloseTo(one.intraclass.low, 9);
      }),
    );
  });

  it('finds a judge without variance of its own', () => {
    const { within, intraclass } = varianceComponents({ groups: [[1, 1], [4, 4, 4], [9, 9]], level: 0.95 }); // prettier-ignore
    expect(within).toEqual({ estimate: 0, low: 0, high: 0 });
    expect(intraclass).toEqual({ estimate: 1, low: 1, high: 1 });
  });
});
