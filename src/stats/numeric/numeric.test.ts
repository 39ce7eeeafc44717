import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBoundary } from './find-boundary.ts';
import { findRoot } from './find-root.ts';
import { gaussHermite } from './gauss-hermite.ts';
import { logBinomial, logHypergeometric } from './log-densities.ts';
import { minimiseUnimodal } from './minimise-unimodal.ts';

describe('findRoot', () => {
  it('finds the root of a function that rises or falls, however steep', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.constantFrom(1, -1),
        fc.integer({ min: 1, max: 7 }),
        (root, sign, power) => {
          const f = (x: number): number => sign * (x - root) * (1 + Math.abs(x - root) ** power);
          expect(findRoot(f, -6, 7)).toBeCloseTo(root, 12);
        },
      ),
    );
  });

  it('copes with infinite values at the ends', () => {
    expect(findRoot((x) => 1 / x - 1 / (1 - x), 0, 1)).toBeCloseTo(0.5, 14);
  });
});

describe('findBoundary', () => {
  it('does not take an estimate without variance for the boundary', () => {
    expect(findBoundary({ excess: (x) => x * x - x / 2, inside: 0, outside: 1 })).toBeCloseTo(0.5, 14);
  });

  it('is the end where there is no excess', () => {
    expect(findBoundary({ excess: () => -1, inside: 0, outside: 1 })).toBe(1);
  });
});

describe('minimiseUnimodal', () => {
  it('finds the bottom of a convex function, also at an end', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 2, noNaN: true }), fc.constantFrom(2, 4, 1), (bottom, power) => {
        const f = (x: number): number => Math.abs(x - bottom) ** power;
        expect(minimiseUnimodal(f, 0, 1, 1e-9).value).toBeCloseTo(f(Math.min(1, Math.max(0, bottom))), 8);
      }),
    );
  });

  it('copes with infinite ends', () => {
    expect(minimiseUnimodal((x) => -Math.log(x) - 3 * Math.log(1 - x), 0, 1, 1e-9).place).toBeCloseTo(0.25, 7);
  });
});

describe('gaussHermite', () => {
  it.each([1, 2, 7, 20, 100])('integrates polynomials against exp(-z²) exactly, with %i nodes', (count) => {
    const { nodes, weights } = gaussHermite(count);
    const moment = (k: number): number => nodes.reduce((sum, z, i) => sum + weights[i]! * Math.exp(-z * z) * z ** k, 0);
    expect(moment(0)).toBeCloseTo(Math.sqrt(Math.PI), 12);
    expect(moment(1)).toBeCloseTo(0, 12);
    if (count > 1) expect(moment(2)).toBeCloseTo(Math.sqrt(Math.PI) / 2, 12);
    if (count > 2) expect(moment(4)).toBeCloseTo((3 * Math.sqrt(Math.PI)) / 4, 11);
  });
});

describe('the densities', () => {
  it('add up to 1', () => {
    for (const p of [0, 1e-9, 0.3, 0.5, 0.999, 1]) expect(sumOver(0, 2000, (k) => logBinomial(k, 2000, p))).toBeCloseTo(1, 12);
    expect(sumOver(0, 40, (k) => logHypergeometric({ k, drawn: 40, marked: 500, unmarked: 900 }))).toBeCloseTo(1, 12);
  });
});

function sumOver(from: number, to: number, logDensity: (k: number) => number): number {
  let sum = 0;
  for (let k = from; k <= to; k += 1) sum += Math.exp(logDensity(k));
  return sum;
}
