import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../spec/index.ts';
import {
  cochranMantelHaenszelTest,
  mantelHaenszelRiskDifference,
  miettinenNurminenInterval,
  stratifiedRiskDifference,
  type TwoArms,
} from '../index.ts';

const stratum = fc.record({ n1: fc.integer({ min: 1, max: 30 }), n2: fc.integer({ min: 1, max: 30 }) }).chain(({ n1, n2 }) =>
  fc.record({
    n1: fc.constant(n1),
    n2: fc.constant(n2),
    count1: fc.integer({ min: 0, max: n1 }),
    count2: fc.integer({ min: 0, max: n2 }),
  }),
);
const strata = fc.array(stratum, { minLength: 1, maxLength: 12 });
const swapped = (list: readonly TwoArms[]): TwoArms[] =>
  list.map(({ count1, n1, count2, n2 }) => ({ count1: count2, n1: n2, count2: count1, n2: n1 }));
const varies = (list: readonly TwoArms[]): boolean =>
  list.some(({ count1, n1, count2, n2 }) => count1 + count2 > 0 && count1 + count2 < n1 + n2);

describe('cochranMantelHaenszelTest', () => {
  it('turns the odds ratio upside down where the arms change places, and keeps the p-value', () => {
    fc.assert(
      fc.property(strata.filter(varies), (list) => {
        const one = cochranMantelHaenszelTest({ strata: list });
        const other = cochranMantelHaenszelTest({ strata: swapped(list) });
        expect(other.pValue).toBeCloseTo(one.pValue, 9);
        if (one.commonOddsRatio > 0 && one.commonOddsRatio < Infinity)
          expect(one.commonOddsRatio * other.commonOddsRatio).toBeCloseTo(1, 9);
      }),
    );
  });

  it('does not mind the order of the strata, nor such as tell nothing', () => {
    fc.assert(
      fc.property(strata.filter(varies), (list) => {
        const { commonOddsRatio, pValue } = cochranMantelHaenszelTest({ strata: list });
        const other = cochranMantelHaenszelTest({
          strata: [...list.toReversed(), { count1: 0, n1: 0, count2: 3, n2: 5 }, { count1: 0, n1: 4, count2: 0, n2: 9 }],
        });
        expect(other.pValue).toBeCloseTo(pValue, 9);
        if (commonOddsRatio < Infinity) expect(other.commonOddsRatio).toBeCloseTo(commonOddsRatio, 9);
      }),
    );
  });
});

describe('stratifiedRiskDifference', () => {
  it('is the interval of Miettinen and Nurminen where there is one stratum', () => {
    fc.assert(
      fc.property(stratum, (arms) => {
        expect(stratifiedRiskDifference({ strata: [arms], level: 0.9 })).toEqual(miettinenNurminenInterval({ ...arms, level: 0.9 }));
      }),
    );
  });

  it('leaves 0 out exactly when the Cochran-Mantel-Haenszel test rejects', () => {
    fc.assert(
      fc.property(strata.filter(varies), fc.constantFrom(0.8, 0.95), (list, level) => {
        const { low, high } = stratifiedRiskDifference({ strata: list, level });
        const { pValue } = cochranMantelHaenszelTest({ strata: list });
        fc.pre(Math.abs(pValue - (1 - level)) > 1e-9);
        expect(low > 0 || high < 0).toBe(pValue < 1 - level);
      }),
      { numRuns: 500 },
    );
  });

  it('has an interval where every stratum is all zero: the tests have nothing to say there', () => {
    const { estimate, low, high } = stratifiedRiskDifference({ strata: [{ count1: 0, n1: 10, count2: 0, n2: 10 }], level: 0.95 });
    expect(estimate).toBe(0);
    expect(low).toBeCloseTo(-high, 9);
    expect(high).toBeGreaterThan(0.2);
  });
});

describe.each([
  ['stratifiedRiskDifference', stratifiedRiskDifference],
  ['mantelHaenszelRiskDifference', mantelHaenszelRiskDifference],
])('%s', (_name, difference) => {
  const regular = strata.filter(varies);

  it('holds its estimate, stays within -1 and 1, and changes its sign with the arms', () => {
    fc.assert(
      fc.property(regular, (list) => {
        const one = difference({ strata: list, level: 0.95 });
        const other = difference({ strata: swapped(list), level: 0.95 });
        expect(one.low).toBeGreaterThanOrEqual(-1);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeLessThanOrEqual(one.estimate + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(one.estimate - 1e-12);
        expect(other.low).toBeCloseTo(-one.high, 9);
      }),
    );
  });

  it('shrinks where every stratum is there four times, and ignores strata with an empty arm', () => {
    fc.assert(
      fc.property(regular, (list) => {
        const one = difference({ strata: list, level: 0.95 });
        const four = difference({ strata: [...list, ...list, ...list, ...list], level: 0.95 });
        const withEmpty = difference({ strata: [...list, { count1: 2, n1: 5, count2: 0, n2: 0 }], level: 0.95 });
        expect(four.estimate).toBeCloseTo(one.estimate, 9);
        expect(four.high - four.low).toBeLessThan(one.high - one.low);
        expect(withEmpty.low).toBeCloseTo(one.low, 12);
      }),
    );
  });
});

describe('mantelHaenszelRiskDifference', () => {
  it('says where it cannot be used', () => {
    expect(() => mantelHaenszelRiskDifference({ strata: [{ count1: 0, n1: 4, count2: 0, n2: 4 }], level: 0.95 })).toThrow(
      /the variance .+ is 0/,
    );
  });
});

describe('coverage of intervals of level 0.95 over strata of unequal rates', () => {
  it.each([
    ['stratifiedRiskDifference', 10, 10, stratifiedRiskDifference],
    ['stratifiedRiskDifference', 20, 5, stratifiedRiskDifference],
    ['mantelHaenszelRiskDifference', 100, 1, mantelHaenszelRiskDifference],
    ['mantelHaenszelRiskDifference', 10, 10, mantelHaenszelRiskDifference],
  ])('is near the level for %s with %i strata of %i an arm', (_name, count, n, method) => {
    const random = createRandom(7);
    const [trials, truth] = [3000, 0.2];
    let covered = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const list = Array.from({ length: count }, (_none, index) => {
        const rate = 0.1 + (0.5 * index) / (count - 1);
        return { count1: draw(random, n, rate + truth), n1: n, count2: draw(random, n, rate), n2: n };
      });
      const { low, high } = method({ strata: list, level: 0.95 });
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(covered / trials).toBeGreaterThan(0.94);
    expect(covered / trials).toBeLessThan(0.965);
  });
});

function draw(random: Random, n: number, rate: number): number {
  let count = 0;
  for (let i = 0; i < n; i += 1) if (random.next() < rate) count += 1;
  return count;
}
