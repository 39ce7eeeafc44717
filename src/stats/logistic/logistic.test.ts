import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { clusterRobustLogistic, firthLogisticRegression, logisticRegression } from '../index.ts';

/** Rows of two predictors whose outcomes overlap. */
const data = fc.integer({ min: 0, max: 1e6 }).map((seed) => {
  const random = createRandom(seed);
  const x = Array.from({ length: 80 }, () => [random.next() * 4 - 2, random.below(2)]);
  return { x, y: x.map(([a, b], index) => (index < 4 ? index % 2 : Number(random.next() < 1 / (1 + Math.exp(-0.4 * a! - 0.5 * b!))))) };
});

describe.each([
  ['logisticRegression', logisticRegression],
  ['firthLogisticRegression', firthLogisticRegression],
])('%s', (_name, fit) => {
  it('changes the sign of all coefficients where 0 and 1 change places', () => {
    fc.assert(
      fc.property(data, ({ x, y }) => {
        const one = fit({ x, y });
        const other = fit({ x, y: y.map((outcome) => 1 - outcome) });
        for (const [index, value] of one.coefficients.entries()) expect(other.coefficients[index]).toBeCloseTo(-value, 7);
        for (const [index, value] of one.standardErrors.entries()) expect(other.standardErrors[index]).toBeCloseTo(value, 7);
      }),
      { numRuns: 30 },
    );
  });

  it('follows the units of the predictors, and minds neither the order of rows nor that of predictors', () => {
    fc.assert(
      fc.property(data, ({ x, y }) => {
        const [intercept, a, b] = fit({ x, y }).coefficients;
        const scaled = fit({ x: x.map(([first, second]) => [second!, 1e6 + 1000 * first!]).reverse(), y: y.toReversed() }).coefficients;
        expect(scaled[1]).toBeCloseTo(b!, 6);
        expect(scaled[2]! * 1000).toBeCloseTo(a!, 6);
        expect(scaled[0]! + scaled[2]! * 1e6).toBeCloseTo(intercept!, 5);
      }),
      { numRuns: 30 },
    );
  });

  it('gives standard errors that are the roots of its covariance', () => {
    const { covariance, standardErrors } = fit({ x: [[0], [1], [0], [1], [2]], y: [0, 1, 1, 0, 1] });
    expect(standardErrors.map((error) => error ** 2)).toEqual([
      expect.closeTo(covariance[0]![0]!, 12),
      expect.closeTo(covariance[1]![1]!, 12),
    ]);
  });

  it('takes rows without predictors', () => {
    const { coefficients, standardErrors } = logisticRegression({
      x: Array.from({ length: 10 }, () => []),
      y: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
    });
    expect(coefficients).toEqual([expect.closeTo(Math.log(3 / 7), 9)]);
    expect(standardErrors).toEqual([expect.closeTo(Math.sqrt(1 / 3 + 1 / 7), 9)]);
  });
});

describe('separation', () => {
  it.each([
    ['a predictor that tells all outcomes', [[0], [1], [2], [3]], [0, 0, 1, 1]],
    ['a cell that is all or nothing', [[0], [0], [1], [1]], [0, 1, 1, 1]],
    ['one outcome only', [[], [], []], [1, 1, 1]],
    ['a single row', [[]], [0]],
    [
      'many rows of which one cell is all ones',
      Array.from({ length: 1e5 }, (_none, i) => [i % 2]),
      Array.from({ length: 1e5 }, (_none, i) => (i % 2 === 1 ? 1 : i % 4 === 0 ? 1 : 0)),
    ],
    [
      'a sum of two predictors that tells all outcomes',
      [
        [1, 5],
        [2, 3],
        [4, 2],
        [5, 5],
        [3, 9],
        [6, 2],
      ],
      [0, 0, 0, 1, 1, 1],
    ],
  ])('is an error that says so, and Firth has an answer: %s', (_name, x, y) => {
    expect(() => logisticRegression({ x, y })).toThrow(
      expect.objectContaining({
        code: 'invalid-argument',
        message: expect.stringContaining('separation') as string,
        hint: expect.stringContaining('firthLogisticRegression') as string,
      }),
    );
    const { coefficients, standardErrors } = firthLogisticRegression({ x, y });
    for (const value of [...coefficients, ...standardErrors]) expect(value).toSatisfy(Number.isFinite);
  });

  it('is not seen in rare events, nor in a far outlier', () => {
    const rare = {
      x: Array.from({ length: 20_000 }, (_none, i) => [i % 2]),
      y: Array.from({ length: 20_000 }, (_none, i) => Number(i < 3)),
    };
    expect(logisticRegression(rare).coefficients[1]).toBeCloseTo(Math.log(1 / 9999 / (2 / 9998)), 6);
    const x = Array.from({ length: 60 }, (_none, i) => [i === 59 ? 1e4 : i % 10]);
    const y = x.map(([value], i) => Number(value! > (i * 7) % 10));
    expect(logisticRegression({ x, y }).coefficients[1]).toSatisfy(Number.isFinite);
  });
});

describe('clusterRobustLogistic', () => {
  it('has the coefficients of the plain fit, and errors that do not depend on order or names', () => {
    fc.assert(
      fc.property(data, ({ x, y }) => {
        const clusters = x.map((_none, index) => `c${index % 9}`);
        const robust = clusterRobustLogistic({ x, y, clusters });
        const other = clusterRobustLogistic({
          x: x.toReversed(),
          y: y.toReversed(),
          clusters: clusters.toReversed().map((name) => `${name}!`),
        });
        for (const [index, value] of logisticRegression({ x, y }).coefficients.entries()) {
          expect(robust.coefficients[index]).toBeCloseTo(value, 9);
          expect(other.standardErrors[index]).toBeCloseTo(robust.standardErrors[index]!, 9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('grows the errors as if rows were fewer where whole clusters are copies', () => {
    const y = [0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0];
    const x = [0, 1, 2, 1, 2, 2, 0, 1, 0, 2, 1, 0].map((value) => [value]);
    const clusters = y.map((_none, index) => `c${index}`);
    const once = clusterRobustLogistic({ x, y, clusters });
    const copied = clusterRobustLogistic({ x: [...x, ...x], y: [...y, ...y], clusters: [...clusters, ...clusters] });
    expect(copied.standardErrors[1]).toBeCloseTo(once.standardErrors[1]!, 9);
  });
});
