/** Likelihoods within this of each other count as equal, as in R's exact tests. */
export const tieTolerance = 1e-7;

/**
 * The exact two-sided p-value of a count with a distribution of one peak: the probability of all counts that are no
 * more likely than the one observed. The counts go from `low` to `high`, `mode` is a most likely one.
 */
export function exactTwoSided({
  observed,
  low,
  high,
  mode,
  logDensity,
}: {
  observed: number;
  low: number;
  high: number;
  mode: number;
  logDensity: (k: number) => number;
}): { pValue: number } {
  const line = logDensity(observed) + Math.log1p(tieTolerance);
  const isInTail = (k: number): boolean => logDensity(k) <= line;
  if (isInTail(mode)) return { pValue: 1 };
  const density = (k: number): number => Math.exp(logDensity(k));
  const below = lastInTail(low, mode, isInTail);
  const above = lastInTail(high, mode, isInTail);
  return { pValue: Math.min(1, sumOutwards(below, low, density) + sumOutwards(above, high, density)) };
}

/** The place nearest to the mode that is in the tail that begins at `end`; undefined where that tail is empty. */
function lastInTail(end: number, mode: number, isInTail: (k: number) => boolean): number | undefined {
  if (!isInTail(end)) return undefined;
  let [tail, body] = [end, mode];
  while (Math.abs(body - tail) > 1) {
    const middle = Math.floor((tail + body) / 2);
    if (isInTail(middle)) tail = middle;
    else body = middle;
  }
  return tail;
}

/** Sums from a tail's largest term to its end, and stops where the rest no longer counts. */
function sumOutwards(from: number | undefined, end: number, density: (k: number) => number): number {
  if (from === undefined) return 0;
  let sum = 0;
  const step = Math.sign(end - from);
  for (let k = from; ; k += step) {
    const term = density(k);
    sum += term;
    if (k === end || term < sum * 1e-18) return sum;
  }
}
