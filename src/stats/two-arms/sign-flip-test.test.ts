import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { mcnemarExactTest } from './mcnemar-exact-test.ts';
import { signFlipTest } from './sign-flip-test.ts';

/** By going through all signs, plainly. */
function byHand(sums: readonly number[]): number {
  const found = Math.abs(sums.reduce((total, sum) => total + sum, 0));
  const line = found - 1e-9 * sums.reduce((total, sum) => total + Math.abs(sum), 0);
  let count = 0;
  for (let bits = 0; bits < 2 ** sums.length; bits += 1) {
    const total = sums.reduce((all, sum, place) => all + ((bits >> place) & 1 ? sum : -sum), 0);
    if (Math.abs(total) >= line) count += 1;
  }
  return count / 2 ** sums.length;
}

describe('signFlipTest', () => {
  it("is McNemar's exact test for changes by one", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(20), (b, c, same) => {
        const sums = [...Array<number>(b).fill(1), ...Array<number>(c).fill(-1), ...Array<number>(same).fill(0)];
        expect(signFlipTest({ sums }).pValue).toBeCloseTo(mcnemarExactTest({ b, c }).pValue, 9);
      }),
    );
  });

  it('is what going through all signs gives, of whole values, of thirds and of any', () => {
    const whole = fc.array(fc.integer({ min: -30, max: 30 }), { maxLength: 9 });
    const thirds = whole.map((values) => values.map((value) => value / 3));
    const any = fc.array(fc.tuple(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.constantFrom(-1, 0, 1)), { maxLength: 9 });
    fc.assert(
      fc.property(
        fc.oneof(
          whole,
          thirds,
          any.map((pairs) => pairs.map(([size, sign]) => sign * size)),
        ),
        (sums) => {
          const { pValue, isExact } = signFlipTest({ sums });
          expect(isExact).toBe(true);
          expect(pValue).toBeCloseTo(byHand(sums), 6);
        },
      ),
    );
  });

  it('does not depend on the unit, the order or the direction', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 }), (sums) => {
        const { pValue } = signFlipTest({ sums });
        expect(signFlipTest({ sums: sums.map((sum) => -4 * sum).reverse() }).pValue).toBeCloseTo(pValue, 9);
      }),
    );
  });

  it.each([4, 5, 8, 25])('of %i changes finds what is not there no more often than its level', (count) => {
    const random = createRandom(count);
    let found = 0;
    for (let round = 0; round < 1500; round += 1) {
      const sums = Array.from({ length: count }, () => (random.next() < 0.5 ? -1 : 1) * Math.ceil(40 * random.next()));
      found += Number(signFlipTest({ sums }).pValue <= 0.05);
    }
    // 75 are expected at most, with a standard deviation of 8.4.
    expect(found).toBeLessThan(75 + 4 * 8.4);
  });

  it('is close to exact where there are too many sums to count', () => {
    const random = createRandom(9);
    const sums = Array.from({ length: 40 }, () => 0.3 + random.next() - 0.5);
    const exact = signFlipTest({ sums: sums.map((sum) => Math.round(sum * 1000)) });
    const normal = signFlipTest({ sums });
    expect([exact.isExact, normal.isExact]).toEqual([true, false]);
    expect(Math.abs(normal.pValue - exact.pValue)).toBeLessThan(0.01);
  });

  it('finds nothing where nothing changes', () => {
    expect(signFlipTest({ sums: [] }).pValue).toBe(1);
    expect(signFlipTest({ sums: [0, 0] }).pValue).toBe(1);
    expect(() => signFlipTest({ sums: [NaN] })).toThrow('finite');
  });
});
