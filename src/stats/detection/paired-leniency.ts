import { leniencyContrast, type PairedLeniency } from './leniency-contrast.ts';
import type { PairedRatings } from './paired-items.ts';

/**
 * What a framing alone does to a monitor's verdicts: the change from A to B within each item, and its split into a shift
 * of the threshold (innocent and guilty alike) and a loss of discrimination (the two come nearer). Columns as in
 * `PairedRatings`; `seed` any whole number, `resamples` at least 100 (2,000 are usual), `level` in (0, 1). The same
 * arguments give the same result.
 *
 * Intervals by a bootstrap over items, drawn within each label, since ratings of one item hang together and the labels
 * are fixed by design; percentiles with Student's tails, never narrower than Student's interval with the bootstrap's error. Where no item of a label changes its flag, the bootstrap has
 * no width: the change of flags is then 0 ± the Wilson limit of none among so many items, and criterion and d′ have
 * no width, which is no proof that they are known. d′ and criterion by the log-linear correction, as `signalDetection`.
 * Assumes that items are independent. Throws `invalid-argument`, also for fewer than two items of a label that occurs.
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, sections 2.4 and 3.2; Hesterberg (2015), The American Statistician 69, 371–386.
 */
export function pairedLeniency({
  suspicionA,
  suspicionB,
  flaggedA,
  flaggedB,
  ...rest
}: PairedRatings & { seed: number; resamples: number; level: number }): PairedLeniency {
  return leniencyContrast({
    framings: [
      { weight: -1, suspicion: suspicionA, flagged: flaggedA },
      { weight: 1, suspicion: suspicionB, flagged: flaggedB },
    ],
    ...rest,
  });
}
