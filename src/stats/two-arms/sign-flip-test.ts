import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { requireFinite } from '../arguments.ts';
import { at, numberAt } from '../numeric/at.ts';

/** Sums of no more values than this are gone through by all signs. */
const mostPatterns = 20;
/** So many steps, values times places of their sum, are still counted out. */
const mostSteps = 4_000_000;

/**
 * Tests that changes go either way alike: under that hypothesis each value of `sums`, of an item or of a group whose items
 * hang together, is as likely to have the other sign. The p-value is the chance of a sum as far from 0 as the one found or
 * farther. Exact where values are multiples of one step, by counting out the distribution of their sum, and with up to 20
 * values other than 0, by going through all signs; otherwise (`isExact` false) the sum over the root of its squares is held
 * against the normal distribution. Of values −1, 0 and 1 it is McNemar's exact test. Without a value other than 0 the
 * p-value is 1. Assumes independent values. Throws `invalid-argument`.
 * Source: Lehmann and Romano (2005), Testing Statistical Hypotheses, section 15.2; Pagano and Tritchler (1983), JASA 78,
 * 435–440, for counting out.
 */
export function signFlipTest({ sums }: { sums: readonly number[] }): { pValue: number; isExact: boolean } {
  requireFinite('sums', sums);
  const largest = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0);
  const sizes = sums.map(Math.abs).filter((size) => size > largest * 1e-9);
  if (sizes.length === 0) return { pValue: 1, isExact: true };
  const found = Math.abs(sums.reduce((total, sum) => total + sum, 0));
  const whole = inSteps(sizes);
  if (whole !== undefined) return { pValue: countedOut(whole.sizes, Math.round(found / whole.step)), isExact: true };
  if (sizes.length <= mostPatterns) return { pValue: ofAllSigns(sizes, found), isExact: true };
  const spread = Math.sqrt(sizes.reduce((total, size) => total + size ** 2, 0));
  return { pValue: Math.min(1, 2 * normalCdf(-found / spread, 0, 1)), isExact: false };
}

/** The values as whole numbers of a step, such as a third; undefined where there is none, or too many for counting. */
function inSteps(sizes: readonly number[]): { step: number; sizes: number[] } | undefined {
  for (const parts of [1, 2, 3, 4, 6, 12]) {
    const whole = sizes.map((size) => Math.round(size * parts));
    if (sizes.some((size, index) => Math.abs(size * parts - at(whole, index)) > 1e-6)) continue;
    const shared = whole.reduce((divisor, size) => greatestDivisor(divisor, size), 0);
    if (shared === 0) return undefined;
    const steps = whole.map((size) => size / shared);
    const total = steps.reduce((sum, size) => sum + size, 0);
    return total * steps.length <= mostSteps ? { step: shared / parts, sizes: steps } : undefined;
  }
  return undefined;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The chance that the sum with random signs lies at `found` or farther from 0. */
function countedOut(sizes: readonly number[], found: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // The chance that the values of a positive sign make up so much.
  const chances = new Float64Array(total + 1);
  chances[0] = 1;
  let reached = 0;
  for (const size of sizes) {
    reached += size;
    for (let place = reached; place >= 0; place -= 1)
      chances[place] = (numberAt(chances, place) + (place >= size ? numberAt(chances, place - size) : 0)) / 2;
  }
  return Math.min(
    1,
    chances.reduce((sum, chance, place) => (Math.abs(2 * place - total) >= found ? sum + chance : sum), 0),
  );
}

/** The same by going through all signs, the first one fixed since the other half mirrors it; ties within rounding count. */
function ofAllSigns(sizes: readonly number[], found: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const line = found - 1e-9 * total;
  const patterns = 2 ** (sizes.length - 1);
  let [sum, count] = [total, Number(total >= line)];
  // Each pattern differs from the one before by one sign (Gray's code): bit j turns where the number ends with j zeros.
  const isNegative = new Uint8Array(sizes.length);
  for (let pattern = 1; pattern < patterns; pattern += 1) {
    const turned = 1 + (31 - Math.clz32(pattern & -pattern));
    const size = at(sizes, turned);
    sum += isNegative[turned] === 1 ? 2 * size : -2 * size;
    isNegative[turned] = isNegative[turned] === 1 ? 0 : 1;
    if (Math.abs(sum) >= line) count += 1;
  }
  return count / patterns;
}
