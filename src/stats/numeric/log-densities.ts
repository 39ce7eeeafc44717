import gammaln from '@stdlib/math-base-special-gammaln';

/**
 * log P(X = k) of the binomial distribution, good to the last digits for all n.
 * `k` in 0…n, `p` in [0, 1]. Source: Loader (2000), Fast and accurate computation of binomial probabilities; as R's `dbinom`.
 */
export function logBinomial(k: number, n: number, p: number): number {
  if (p === 0) return k === 0 ? 0 : -Infinity;
  if (p === 1) return k === n ? 0 : -Infinity;
  if (k === 0) return n * Math.log1p(-p);
  if (k === n) return n * Math.log(p);
  const correction = stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * (1 - p));
  return correction - 0.5 * (Math.log(2 * Math.PI * k) + Math.log1p(-k / n));
}

/**
 * log P(X = k) of the hypergeometric distribution: k marked ones among `drawn` taken from `marked` marked and
 * `unmarked` unmarked ones. Source: Loader (2000), as R's `dhyper`.
 */
export function logHypergeometric({ k, drawn, marked, unmarked }: { k: number; drawn: number; marked: number; unmarked: number }): number {
  const p = drawn / (marked + unmarked);
  return logBinomial(k, marked, p) + logBinomial(drawn - k, unmarked, p) - logBinomial(drawn, marked + unmarked, p);
}

/** log n! minus Stirling's formula, for whole n from 1. */
function stirlingError(n: number): number {
  if (n <= 15) return gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x log(x / mean) + mean − x, without cancellation where x is near its mean. */
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j += 1) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
