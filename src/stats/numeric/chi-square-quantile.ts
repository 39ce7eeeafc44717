import gammaln from '@stdlib/math-base-special-gammaln';
import { findRoot } from './find-root.ts';

/** The quantile of the chi-square distribution: `p` in (0, 1), `degrees` of freedom above 0. As R's `qchisq`. */
export function chiSquareQuantile(p: number, degrees: number): number {
  const shape = degrees / 2;
  let far = Math.max(1, 2 * shape);
  while (lowerGamma(shape, far) < p) far *= 2;
  return 2 * findRoot((x) => lowerGamma(shape, x) - p, 0, far);
}

/**
 * The regularised lower incomplete gamma function: a series below the peak, a continued fraction above it.
 * Source: Abramowitz and Stegun (1964), 6.5.29 and 6.5.31.
 */
function lowerGamma(shape: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - gammaln(shape));
  return x < shape + 1 ? front * series(shape, x) : 1 - front * fraction(shape, x);
}

function series(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; k < 10_000 && term > sum * Number.EPSILON; k += 1) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** By the modified method of Lentz. */
function fraction(shape: number, x: number): number {
  const least = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / least;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 10_000; k += 1) {
    const a = -k * (k - shape);
    b += 2;
    d = a * d + b;
    d = 1 / (Math.abs(d) < least ? least : d);
    c = b + a / c;
    if (Math.abs(c) < least) c = least;
    value *= d * c;
    if (Math.abs(d * c - 1) < Number.EPSILON) break;
  }
  return value;
}
