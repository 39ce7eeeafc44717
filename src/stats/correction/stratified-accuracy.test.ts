import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { stratifiedAccuracy, wilsonInterval } from '../index.ts';

const setting = { draws: 1000, seed: 1, level: 0.95 };

describe('accuracy from labels by stratum', () => {
  it('weighs what the judge did not say by all cases of which it did not', () => {
    // 100 said, half labelled, 40 of 50 so; 900 not said, 30 labelled, 3 so.
    const { sensitivity, specificity } = stratifiedAccuracy({
      strata: [
        { said: true, size: 100, labelled: 50, so: 40 },
        { said: false, size: 900, labelled: 30, so: 3 },
      ],
      ...setting,
    });
    expect(sensitivity?.estimate).toBeCloseTo(80 / (80 + 90), 12); // and not 40 / 43, as the labelled cases have it
    expect(specificity?.estimate).toBeCloseTo(810 / (810 + 20), 12);
  });

  it('is near the interval of a plain share where all cases are labelled', () => {
    const { sensitivity } = stratifiedAccuracy({
      strata: [
        { said: true, size: 120, labelled: 120, so: 90 },
        { said: false, size: 400, labelled: 400, so: 30 },
      ],
      ...setting,
      draws: 20_000,
    });
    const plain = wilsonInterval({ count: 90, n: 120, level: 0.95 });
    expect(sensitivity?.estimate).toBeCloseTo(0.75, 12);
    expect(sensitivity?.low).toBeCloseTo(plain.low, 1.9);
    expect(sensitivity?.high).toBeCloseTo(plain.high, 1.9);
  });

  it('knows little of what was missed where few labels could have shown it', () => {
    const { sensitivity } = stratifiedAccuracy({
      strata: [
        { said: true, size: 50, labelled: 25, so: 25 },
        { said: false, size: 950, labelled: 25, so: 0 },
      ],
      ...setting,
    });
    expect(sensitivity?.estimate).toBe(1);
    expect(sensitivity?.low).toBeLessThan(0.6);
  });

  it('is null where nothing is so, or everything', () => {
    const none = stratifiedAccuracy({ strata: [{ said: false, size: 9, labelled: 9, so: 0 }], ...setting });
    expect(none.sensitivity).toBeNull();
    expect(none.specificity).toMatchObject({ estimate: 1, high: 1 });
    expect(stratifiedAccuracy({ strata: [{ said: true, size: 9, labelled: 9, so: 9 }], ...setting }).specificity).toBeNull();
    expect(() => stratifiedAccuracy({ strata: [{ said: true, size: 3, labelled: 4, so: 1 }], ...setting })).toThrow(/4 of them labelled/);
  });

  it('covers the true figures where people label by what the judge said', () => {
    const random = createRandom(2);
    const chance = (p: number): boolean => random.next() < p;
    const covered = { sensitivity: 0, specificity: 0 };
    const studies = 400;
    for (let study = 0; study < studies; study += 1) {
      const cases = Array.from({ length: 800 }, () => {
        const so = chance(0.2);
        return { so, said: chance(so ? 0.8 : 0.06) };
      });
      const strata = [true, false].map((said) => {
        const own = cases.filter((each) => each.said === said);
        const labelled = own.slice(0, 60);
        return { said, size: own.length, labelled: labelled.length, so: labelled.filter(({ so }) => so).length };
      });
      const found = stratifiedAccuracy({ strata, draws: 400, seed: study, level: 0.95 });
      for (const [name, truth] of [
        ['sensitivity', 0.8],
        ['specificity', 0.94],
      ] as const)
        if ((found[name]?.low ?? 1) <= truth && truth <= (found[name]?.high ?? 0)) covered[name] += 1;
    }
    expect(covered.sensitivity / studies).toBeGreaterThan(0.92);
    expect(covered.specificity / studies).toBeGreaterThan(0.92);
  });
});
