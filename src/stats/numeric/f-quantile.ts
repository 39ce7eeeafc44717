import quantile from '@stdlib/stats-base-dists-beta-quantile';

/** The quantile of the F distribution: `p` in (0, 1), degrees of freedom above 0. As R's `qf`. */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  // Both tails of the beta distribution, so that neither ratio suffers from 1 − x.
  const share = quantile(p, numerator / 2, denominator / 2);
  const rest = quantile(1 - p, denominator / 2, numerator / 2);
  return ((share / rest) * denominator) / numerator;
}
