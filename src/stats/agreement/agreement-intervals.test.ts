import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { cohenKappa, cohenKappaInterval, krippendorffAlpha, krippendorffAlphaInterval } from '../index.ts';

/** The ratings behind a table: rows are those of the first rater. */
function ratingsOf(table: readonly (readonly number[])[]): { a: number[]; b: number[]; categories: number[] } {
  const pairs = table.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, () => [i, j] as const)));
  return { a: pairs.map(([a]) => a), b: pairs.map(([, b]) => b), categories: table.map((_row, place) => place) };
}

const category = fc.integer({ min: 0, max: 2 });
/** What two raters said of 5 to 40 things, with at least two categories among them. */
const pairsOfRatings = fc
  .array(fc.tuple(category, category), { minLength: 5, maxLength: 40 })
  .filter((pairs) => new Set(pairs.flat()).size > 1);

describe('the interval of kappa', () => {
  it('has the standard error that R gives for the ratings of husbands and wives', () => {
    // Agresti (1990), Categorical Data Analysis, table 2.12; vcd's Kappa(SexualFun) prints 0.1293 with ASE 0.06860.
    const table = [
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ];
    const { kappa, standardError, low, high } = cohenKappaInterval({ ...ratingsOf(table), weights: 'none', level: 0.95 });
    expect(kappa).toBeCloseTo(0.1293, 4);
    expect(standardError).toBeCloseTo(0.0686, 4);
    expect([low, high]).toEqual([expect.closeTo(kappa - 1.959964 * standardError, 6), expect.closeTo(kappa + 1.959964 * standardError, 6)]);
  });

  it('has the standard error of the delta method, taken by differences', () => {
    const counts = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(counts, fc.constantFrom('none', 'quadratic'), (table, weights) => {
        const shown = cohenKappaInterval({ ...ratingsOf(table), weights, level: 0.9 });
        expect(shown.standardError).toBeCloseTo(byDifferences(table, weights), 6);
        expect(shown.kappa).toBe(cohenKappa({ ...ratingsOf(table), weights }).kappa);
      }),
    );
  });

  it('does not shrink to nothing where two agree in everything', () => {
    const few = cohenKappaInterval({ a: [0, 1, 0, 1], b: [0, 1, 0, 1], categories: [0, 1], weights: 'none', level: 0.95 });
    expect(few).toMatchObject({ kappa: 1, high: 1 });
    expect(few.low).toBeLessThan(0.5);
    const many = Array.from({ length: 400 }, (_none, index) => index % 2);
    expect(cohenKappaInterval({ a: many, b: many, categories: [0, 1], weights: 'none', level: 0.95 }).low).toBeGreaterThan(0.97);
  });

  it('has a width, and holds kappa, whatever was said', () => {
    fc.assert(
      fc.property(pairsOfRatings, fc.constantFrom('none', 'quadratic'), (pairs, weights) => {
        const rated = { a: pairs.map(([a]) => a), b: pairs.map(([, b]) => b), categories: [0, 1, 2] };
        const { kappa, low, high } = cohenKappaInterval({ ...rated, weights, level: 0.95 });
        expect(low).toBeLessThanOrEqual(kappa);
        expect(high).toBeGreaterThanOrEqual(kappa);
        expect(high - low).toBeGreaterThan(0.01);
      }),
    );
  });

  it('says that little is known where one rater says the same of all things', () => {
    const a = Array.from({ length: 20 }, () => 'no');
    const b = [...a.slice(1), 'yes'];
    const { kappa, low, high } = cohenKappaInterval({ a, b, categories: ['no', 'yes'], weights: 'none', level: 0.95 });
    expect([kappa, low]).toEqual([0, -1]);
    expect(high).toBeGreaterThan(0.8);
  });

  it('covers a kappa of rare categories', () => {
    const random = createRandom(12);
    const [both, one] = [0.04, 0.02];
    const byChance = (both + one) ** 2 + (1 - both - one) ** 2;
    const truth = (1 - 2 * one - byChance) / (1 - byChance);
    let [covered, studies] = [0, 0];
    for (let study = 0; study < 1000; study += 1) {
      const draws = Array.from({ length: 20 }, () => random.next());
      const a = draws.map((draw) => draw < both + one);
      const b = draws.map((draw) => draw < both || (draw >= both + one && draw < both + 2 * one));
      if (![...a, ...b].includes(true)) continue; // kappa is not defined
      const { low, high } = cohenKappaInterval({ a, b, categories: [false, true], weights: 'none', level: 0.95 });
      studies += 1;
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(covered / studies).toBeGreaterThan(0.9);
  });

  it('covers the kappa that it estimates', () => {
    // Shares of a table of two raters; its kappa is known.
    const shares = [
      [0.4, 0.1],
      [0.1, 0.4],
    ];
    const truth = (0.8 - 0.5) / 0.5;
    const random = createRandom(11);
    let covered = 0;
    for (let study = 0; study < 1000; study += 1) {
      const table = [
        [0, 0],
        [0, 0],
      ];
      for (let thing = 0; thing < 150; thing += 1) {
        const draw = random.next();
        const cell = draw < 0.4 ? 0 : draw < 0.5 ? 1 : draw < 0.6 ? 2 : 3;
        const row = table[Math.floor(cell / 2)] ?? [];
        row[cell % 2] = (row[cell % 2] ?? 0) + 1;
      }
      const { low, high } = cohenKappaInterval({ ...ratingsOf(table), weights: 'none', level: 0.95 });
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(shares.flat().reduce((sum, share) => sum + share)).toBeCloseTo(1);
    expect(covered / 1000).toBeGreaterThan(0.93);
    expect(covered / 1000).toBeLessThan(0.97);
  });
});

describe('the interval of alpha', () => {
  // Krippendorff (2011), section E: four observers, twelve units; nominal alpha is 0.743.
  const missing = null;
  const krippendorff = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, missing, missing, missing],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, missing, 3],
    [missing, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, missing],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, missing],
  ];

  it('holds the alpha of the published ratings, and is the same by the same seed', () => {
    const shown = krippendorffAlphaInterval({ ratings: krippendorff, level: 0.95, resamples: 2000, seed: 3 });
    expect(shown.alpha).toBeCloseTo(0.743, 3);
    expect(shown.low).toBeGreaterThan(0.3);
    expect(shown.low).toBeLessThan(0.6);
    expect(shown.high).toBeGreaterThan(0.85);
    expect(krippendorffAlphaInterval({ ratings: krippendorff, level: 0.95, resamples: 2000, seed: 3 })).toEqual(shown);
    expect(krippendorffAlphaInterval({ ratings: krippendorff, level: 0.95, resamples: 2000, seed: 4 })).not.toEqual(shown);
  });

  it('does not shrink to nothing where all agree', () => {
    const ratings = [0, 1].map(() => ['x', 'y', 'x', 'y', 'x', 'y', 'x', 'x']);
    const { alpha, low, high } = krippendorffAlphaInterval({ ratings, level: 0.95, resamples: 200, seed: 1 });
    expect([alpha, high]).toEqual([1, 1]);
    expect(low).toBeLessThan(0.7);
  });

  it('has a width, and holds alpha, whatever was said', () => {
    fc.assert(
      fc.property(pairsOfRatings, fc.integer(), (pairs, seed) => {
        const ratings = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const { alpha, low, high } = krippendorffAlphaInterval({ ratings, level: 0.95, resamples: 100, seed });
        expect(low).toBeLessThanOrEqual(alpha);
        expect(high).toBeGreaterThanOrEqual(alpha);
        expect(high - low).toBeGreaterThan(0.01);
      }),
    );
  });

  it('says that little is known where the one thing of a rare category is rated differently', () => {
    const rated = Array.from({ length: 20 }, () => 'no');
    const ratings = [rated, [...rated.slice(1), 'yes']];
    const { alpha, low, high } = krippendorffAlphaInterval({ ratings, level: 0.95, resamples: 400, seed: 2 });
    expect(alpha).toBeCloseTo(0, 9);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0.8);
  });

  it('covers the alpha of what it is drawn from', () => {
    const random = createRandom(5);
    const rated = (): number[] => {
      const truth = Number(random.next() < 0.4);
      return Array.from({ length: 3 }, () => (random.next() < 0.85 ? truth : 1 - truth));
    };
    const ratings = (things: number): number[][] => {
      const columns = Array.from({ length: things }, rated);
      return [0, 1, 2].map((rater) => columns.map((column) => column[rater] ?? 0));
    };
    const { alpha: truth } = krippendorffAlpha({ ratings: ratings(200_000), level: 'nominal' });
    let covered = 0;
    for (let study = 0; study < 400; study += 1) {
      const { low, high } = krippendorffAlphaInterval({ ratings: ratings(60), level: 0.95, resamples: 400, seed: study });
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
  });
});

function byDifferences(table: readonly (readonly number[])[], weights: 'none' | 'quadratic'): number {
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const shares = table.map((row) => row.map((count) => count / n));
  const kappaAt = (joint: readonly (readonly number[])[]): number => {
    const total = joint.flat().reduce((sum, share) => sum + share, 0);
    const rows = joint.map((row) => row.reduce((sum, share) => sum + share, 0) / total);
    const columns = joint.map((_row, column) => joint.reduce((sum, row) => sum + (row[column] ?? 0), 0) / total);
    const distance = (i: number, j: number): number => (weights === 'quadratic' ? (i - j) ** 2 : Number(i !== j));
    const sum = (of: (i: number, j: number) => number): number =>
      joint.reduce((all, row, i) => all + row.reduce((part, _share, j) => part + distance(i, j) * of(i, j), 0), 0);
    return 1 - sum((i, j) => (joint[i]?.[j] ?? 0) / total) / sum((i, j) => (rows[i] ?? 0) * (columns[j] ?? 0));
  };
  const step = 1e-6;
  const slopes = shares.map((row, i) =>
    row.map((_share, j) => {
      const moved = (by: number) => shares.map((other, k) => other.map((share, l) => share + (k === i && l === j ? by : 0)));
      return (kappaAt(moved(step)) - kappaAt(moved(-step))) / (2 * step);
    }),
  );
  const flat = slopes.flat();
  const weighed = shares.flat();
  const mean = flat.reduce((sum, slope, place) => sum + slope * (weighed[place] ?? 0), 0);
  return Math.sqrt(flat.reduce((sum, slope, place) => sum + (weighed[place] ?? 0) * (slope - mean) ** 2, 0) / n);
}
