import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa, krippendorffAlpha } from '../index.ts';

const category = fc.integer({ min: 0, max: 3 });
const pairs = fc.array(fc.tuple(category, category), { minLength: 2, maxLength: 60 }).filter((list) => new Set(list.flat()).size > 1);

describe('cohenKappa', () => {
  const kappa = (list: readonly (readonly [number, number])[], weights: 'none' | 'quadratic'): number =>
    cohenKappa({ a: list.map(([a]) => a), b: list.map(([, b]) => b), categories: [0, 1, 2, 3], weights }).kappa;

  it('is at most 1, and 1 exactly where the raters agree in everything', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('none', 'quadratic'), (list, weights) => {
        expect(kappa(list, weights)).toBeLessThanOrEqual(1);
        expect(kappa(list, weights) === 1).toBe(list.every(([a, b]) => a === b));
      }),
    );
  });

  it('minds neither the order of the things nor which rater comes first', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('none', 'quadratic'), (list, weights) => {
        const turned = list.map(([a, b]) => [b, a] as const).reverse();
        expect(kappa(turned, weights)).toBeCloseTo(kappa(list, weights), 12);
      }),
    );
  });

  it('weighs nothing where there are two categories', () => {
    const [a, b] = [
      [true, false, true, true, false],
      [true, true, true, false, false],
    ];
    const [plain, weighted] = (['none', 'quadratic'] as const).map((weights) =>
      cohenKappa({ a: a, b: b, categories: [false, true], weights }),
    );
    expect(weighted!.kappa).toBeCloseTo(plain!.kappa, 12);
  });
});

describe('krippendorffAlpha', () => {
  const alpha = (list: readonly (readonly [number, number])[], level: 'nominal' | 'ordinal' | 'interval'): number =>
    krippendorffAlpha({ ratings: [list.map(([a]) => a), list.map(([, b]) => b)], level }).alpha;

  it('is at most 1, and 1 exactly where the raters agree in everything', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('nominal', 'ordinal', 'interval'), (list, level) => {
        expect(alpha(list, level)).toBeLessThanOrEqual(1);
        expect(alpha(list, level) === 1).toBe(list.every(([a, b]) => a === b));
      }),
    );
  });

  it('minds neither the order of raters nor things that fewer than two have rated', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom('nominal', 'ordinal', 'interval'), (list, level) => {
        const ratings = [list.map(([, b]) => b), list.map(([a]) => a)].map((row, index) => [...row, index === 0 ? 9 : null, null]);
        expect(krippendorffAlpha({ ratings, level }).alpha).toBeCloseTo(alpha(list, level), 12);
      }),
    );
  });

  it('takes names where the level is nominal, and follows the unit where it is interval', () => {
    expect(
      krippendorffAlpha({
        ratings: [
          ['yes', 'no', 'no'],
          ['yes', 'no', 'yes'],
        ],
        level: 'nominal',
      }).alpha,
    ).toBeCloseTo(1 - (2 / 6 / (18 / 30)) * 1, 9);
    const list = [
      [0, 1],
      [2, 2],
      [3, 1],
    ] as const;
    const scaled = list.map(([a, b]) => [10 * a + 5, 10 * b + 5] as const);
    expect(alpha(scaled, 'interval')).toBeCloseTo(alpha(list, 'interval'), 12);
  });
});
