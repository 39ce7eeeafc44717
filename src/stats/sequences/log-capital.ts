import gammaln from '@stdlib/math-base-special-gammaln';

/** What is known of one arm: `count` successes of `n`. */
export interface Counts {
  readonly count: number;
  readonly n: number;
}

/**
 * The logarithm of a bettor's capital against the hypothesis that the rate is `rate`, after `count` successes of `n`:
 * the likelihood under rates drawn from Beta(r·rate, r·(1−rate)), divided by that under `rate`. `r` is `concentration`.
 *
 * If the hypothesis is true, the capital is a martingale that starts at 1 and is never negative, so the chance that it
 * ever reaches 1/α is at most α (Ville's inequality). As a function of `rate` it is convex: it is the sum over the
 * successes of log(r + i/rate) and over the failures of log(r + j/(1−rate)), plus what does not depend on the rate.
 * So the rates that are not rejected are an interval. Source: Robbins (1970), Annals of Mathematical Statistics 41,
 * 1397–1409; Howard, Ramdas, McAuliffe and Sekhon (2021), Annals of Statistics 49, 1055–1080 (two-sided beta-binomial mixture).
 */
export function logCapital({ count, n }: Counts, rate: number, concentration: number): number {
  return (
    logRise(count, rate, concentration) + logRise(n - count, 1 - rate, concentration) + gammaln(concentration) - gammaln(concentration + n)
  );
}

/** The sum over i below `count` of log(concentration + i/rate). */
function logRise(count: number, rate: number, concentration: number): number {
  if (count === 0) return 0;
  if (count === 1) return Math.log(concentration);
  if (rate <= 0) return Infinity;
  const shape = concentration * rate;
  return gammaln(shape + count) - gammaln(shape) - count * Math.log(rate);
}

/**
 * The concentration at which sequences over `dimensions` arms are narrowest after about a hundred outcomes an arm, the
 * usual size of a cell; at ten or a thousand they are wider than the best by about a tenth. It minimises the normal
 * approximation (1 + ρ)(2 log(1/α) + d log(1 + 1/ρ)), with r = 100 ρ.
 */
export function concentrationFor(alpha: number, dimensions: number): number {
  const evidence = 2 * Math.log(1 / alpha);
  return (100 * dimensions) / (evidence + dimensions * Math.log1p(evidence / dimensions));
}
