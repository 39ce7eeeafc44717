import { numberAt } from '../numeric/at.ts';
import type { Framing } from './leniency-figures.ts';
import { placementsOf } from './placements.ts';

/**
 * What each case adds to a contrast of areas under the ROC curve: its placement under each framing, summed by weight. The mean
 * over the cases of either label is the contrast. `labels` 0 or 1, both present. Throws `invalid-argument`.
 * Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837–845.
 */
export function areaChanges({
  framings,
  labels,
}: {
  framings: readonly Pick<Framing, 'weight' | 'suspicion'>[];
  labels: readonly number[];
}): Float64Array {
  const changes = new Float64Array(labels.length);
  for (const { weight, suspicion } of framings)
    for (const [index, placement] of placementsOf(suspicion, labels).entries())
      changes[index] = numberAt(changes, index) + weight * placement;
  return changes;
}
