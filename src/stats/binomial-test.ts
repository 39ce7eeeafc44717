/**
 * The exact two-sided binomial test: the probability, at chance `p`, of all counts that are no more likely than the
 * one observed. `count` in 0…n, `p` in [0, 1]. As R's `binom.test`, its tolerance of 1e-7 for equal likelihoods included.
 */
export function binomialTest({ count, n, p }: { count: number; n: number; p: number }): { pValue: number } {
  if (p === 0) return { pValue: count === 0 ? 1 : 0 };
  if (p === 1) return { pValue: count === n ? 1 : 0 };
  const logLikelihoods = binomialLogLikelihoods(n, p);
  const line = (logLikelihoods[count] ?? -Infinity) + Math.log1p(1e-7);
  const pValue = logLikelihoods.reduce((sum, value) => (value <= line ? sum + Math.exp(value) : sum), 0);
  return { pValue: Math.min(1, pValue) };
}

/** log P(X = k) for k = 0…n, by the ratio of neighbours. */
function binomialLogLikelihoods(n: number, p: number): number[] {
  const odds = Math.log(p) - Math.log1p(-p);
  const values = [n * Math.log1p(-p)];
  for (let k = 1; k <= n; k += 1) values.push((values[k - 1] ?? 0) + Math.log((n - k + 1) / k) + odds);
  return values;
}
