import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logBinomial } from '../numeric/log-densities.ts';
import {
  boschlooTest,
  fisherExactTest,
  mcnemarExactTest,
  miettinenNurminenInterval,
  newcombeInterval,
  poissonRateRatio,
  smallestDetectableRate,
  twoProportionPower,
  twoProportionSampleSize,
  type TwoArms,
} from '../index.ts';

const armsUpTo = (max: number): fc.Arbitrary<TwoArms> =>
  fc.record({ n1: fc.integer({ min: 1, max }), n2: fc.integer({ min: 1, max }) }).chain(({ n1, n2 }) =>
    fc.record({
      n1: fc.constant(n1),
      n2: fc.constant(n2),
      count1: fc.integer({ min: 0, max: n1 }),
      count2: fc.integer({ min: 0, max: n2 }),
    }),
  );
const swapped = ({ count1, n1, count2, n2 }: TwoArms): TwoArms => ({ count1: count2, n1: n2, count2: count1, n2: n1 });
const failures = ({ count1, n1, count2, n2 }: TwoArms): TwoArms => ({ count1: n1 - count1, n1, count2: n2 - count2, n2 });

describe.each([
  ['newcombeInterval', newcombeInterval],
  ['miettinenNurminenInterval', miettinenNurminenInterval],
])('%s', (_name, interval) => {
  it('holds the difference and stays within -1 and 1', () => {
    fc.assert(
      fc.property(armsUpTo(3000), fc.double({ min: 0.5, max: 0.999, noNaN: true }), (arms, level) => {
        const { estimate, low, high } = interval({ ...arms, level });
        expect(estimate).toBe(arms.count1 / arms.n1 - arms.count2 / arms.n2);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
      }),
    );
  });

  it('changes its sign where the arms, or successes and failures, change places', () => {
    fc.assert(
      fc.property(armsUpTo(3000), (arms) => {
        const one = interval({ ...arms, level: 0.95 });
        for (const other of [swapped(arms), failures(arms)].map((mirrored) => interval({ ...mirrored, level: 0.95 }))) {
          expect(other.low).toBeCloseTo(-one.high, 9);
          expect(other.high).toBeCloseTo(-one.low, 9);
        }
      }),
    );
  });

  it('shrinks with the arms, and grows with the level', () => {
    fc.assert(
      fc.property(armsUpTo(1000), ({ count1, n1, count2, n2 }) => {
        const width = (times: number, level: number): number => {
          const { low, high } = interval({ count1: times * count1, n1: times * n1, count2: times * count2, n2: times * n2, level });
          return high - low;
        };
        expect(width(4, 0.9)).toBeLessThan(width(1, 0.9));
        expect(width(1, 0.99)).toBeGreaterThanOrEqual(width(1, 0.9));
      }),
    );
  });

  it('covers near the level, by enumeration of all tables of 25 and 20', () => {
    const [n1, n2] = [25, 20];
    const tables = Array.from({ length: n1 + 1 }, (_none, count1) =>
      Array.from({ length: n2 + 1 }, (_other, count2) => interval({ count1, n1, count2, n2, level: 0.95 })),
    );
    const rates = [0.03, 0.1, 0.25, 0.4, 0.5, 0.65, 0.8, 0.95];
    const found = rates.flatMap((rate1) =>
      rates.map((rate2) => {
        const chance1 = tables.map((_row, k) => Math.exp(logBinomial(k, n1, rate1)));
        const chance2 = tables[0]!.map((_table, k) => Math.exp(logBinomial(k, n2, rate2)));
        return tables.reduce(
          (sum, row, k1) =>
            sum +
            row.reduce(
              (part, { low, high }, k2) => (low <= rate1 - rate2 && rate1 - rate2 <= high ? part + chance1[k1]! * chance2[k2]! : part),
              0,
            ),
          0,
        );
      }),
    );
    expect(found.reduce((sum, coverage) => sum + coverage, 0) / found.length).toBeGreaterThan(0.945);
    expect(Math.min(...found)).toBeGreaterThan(0.9);
  });
});

describe.each([
  ['fisherExactTest', fisherExactTest],
  ['boschlooTest', boschlooTest],
])('%s', (_name, test) => {
  it('gives a probability, the same where the arms, or successes and failures, change places', () => {
    fc.assert(
      fc.property(armsUpTo(40), (arms) => {
        const { pValue } = test(arms);
        expect(pValue).toBeGreaterThan(0);
        expect(pValue).toBeLessThanOrEqual(1);
        expect(test(swapped(arms)).pValue).toBeCloseTo(pValue, 9);
        expect(test(failures(arms)).pValue).toBeCloseTo(pValue, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('finds nothing in equal arms, and more the farther apart they are', () => {
    const pValues = Array.from({ length: 31 }, (_none, count1) => test({ count1, n1: 30, count2: 0, n2: 30 }).pValue);
    expect(pValues[0]).toBe(1);
    for (const [index, pValue] of pValues.entries()) if (index > 0) expect(pValue).toBeLessThanOrEqual(pValues[index - 1]!);
  });

  it('rejects true hypotheses at most as often as it says, by enumeration of all tables of 15 and 11', () => {
    const [n1, n2] = [15, 11];
    const pValues = Array.from({ length: n1 + 1 }, (_none, count1) =>
      Array.from({ length: n2 + 1 }, (_other, count2) => test({ count1, n1, count2, n2 }).pValue),
    );
    for (let rate = 0.02; rate < 1; rate += 0.02)
      for (const line of [0.01, 0.05, 0.1]) {
        const rejected = pValues.flatMap((row, k1) =>
          row.map((pValue, k2) => (pValue <= line ? Math.exp(logBinomial(k1, n1, rate) + logBinomial(k2, n2, rate)) : 0)),
        );
        expect(rejected.reduce((sum, chance) => sum + chance, 0)).toBeLessThanOrEqual(line + 1e-9);
      }
  });
});

describe('boschlooTest', () => {
  it('is never above the test of Fisher', () => {
    fc.assert(
      fc.property(armsUpTo(60), (arms) => {
        expect(boschlooTest(arms).pValue).toBeLessThanOrEqual(fisherExactTest(arms).pValue + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('takes 500 trials an arm, and says so where there are more', () => {
    expect(boschlooTest({ count1: 250, n1: 500, count2: 250, n2: 500 }).pValue).toBeCloseTo(1, 9);
    expect(() => boschlooTest({ count1: 3, n1: 501, count2: 3, n2: 10 })).toThrow(/at most 500 trials an arm; there are 501 and 10/);
  });
});

describe('mcnemarExactTest', () => {
  it('does not mind which way is called b', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (b, c) => {
        expect(mcnemarExactTest({ b, c }).pValue).toBeCloseTo(mcnemarExactTest({ b: c, c: b }).pValue, 12);
      }),
    );
  });

  it('finds nothing where no pair differs', () => {
    expect(mcnemarExactTest({ b: 0, c: 0 }).pValue).toBe(1);
  });
});

describe('twoProportionPower and twoProportionSampleSize', () => {
  const rate = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

  it('undo each other', () => {
    fc.assert(
      fc.property(rate, rate, fc.double({ min: 0.2, max: 0.999, noNaN: true }), (p1, p2, power) => {
        fc.pre(p1 !== p2 && Math.abs(p1 - p2) < 1);
        const { nPerArm } = twoProportionSampleSize({ p1, p2, alpha: 0.05, power });
        expect(twoProportionPower({ p1, p2, alpha: 0.05, nPerArm }).power).toBeCloseTo(power, 8);
      }),
    );
  });

  it('ask for more trials for more power and for a smaller difference', () => {
    const n = (p2: number, power: number): number => twoProportionSampleSize({ p1: 0.3, p2, alpha: 0.05, power }).nPerArm;
    expect(n(0.4, 0.9)).toBeGreaterThan(n(0.4, 0.8));
    expect(n(0.35, 0.8)).toBeGreaterThan(n(0.4, 0.8));
  });

  it('take rates of 0 and 1', () => {
    expect(twoProportionPower({ p1: 0, p2: 1, alpha: 0.05, nPerArm: 10 }).power).toBe(1);
    expect(twoProportionPower({ p1: 0, p2: 0, alpha: 0.05, nPerArm: 10 }).power).toBe(0);
    expect(twoProportionSampleSize({ p1: 0, p2: 1, alpha: 0.05, power: 0.9 }).nPerArm).toBeCloseTo(1.959964 ** 2 / 2, 5);
  });
});

describe('smallestDetectableRate', () => {
  it('has just the wanted power on both sides', () => {
    const { above, below } = smallestDetectableRate({ p1: 0.3, alpha: 0.05, power: 0.8, nPerArm: 100 });
    for (const p2 of [above!, below!]) expect(twoProportionPower({ p1: 0.3, p2, alpha: 0.05, nPerArm: 100 }).power).toBeCloseTo(0.8, 9);
    expect(below).toBeLessThan(0.3);
    expect(above).toBeGreaterThan(0.3);
  });

  it('is null where no rate is far enough away', () => {
    expect(smallestDetectableRate({ p1: 0.02, alpha: 0.05, power: 0.8, nPerArm: 50 }).below).toBeNull();
    expect(smallestDetectableRate({ p1: 1, alpha: 0.05, power: 0.8, nPerArm: 50 }).above).toBeNull();
  });
});

describe('poissonRateRatio', () => {
  it('turns upside down where the arms change places', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 900 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (a, b, t) => {
          const one = poissonRateRatio({ count1: a, exposure1: t, count2: b, exposure2: 2, level: 0.95 });
          const other = poissonRateRatio({ count1: b, exposure1: 2, count2: a, exposure2: t, level: 0.95 });
          expect(other.ratio * one.ratio).toBeCloseTo(1, 9);
          expect(other.low * one.high).toBeCloseTo(1, 8);
          expect(other.pValue).toBeCloseTo(one.pValue, 9);
          expect(one.low).toBeLessThanOrEqual(one.ratio);
          expect(one.high).toBeGreaterThanOrEqual(one.ratio);
        },
      ),
    );
  });
});
