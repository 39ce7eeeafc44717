import { differenceSequence, sequentialPValue } from '../stopping/difference-sequence.ts';
import { conditionsOf } from '../stopping/group-look.ts';
import type { LookedContrast } from './cut-contrast.ts';
import type { CountedContrast } from './estimate-contrasts.ts';
import type { DifferenceEstimate } from './estimate-proportions.ts';
import { differenceOf, type Stratum } from './strata.ts';
import { addSums } from './sums.ts';

/**
 * The same difference, with the interval and the test that hold at every look. Of numbers there is neither: their
 * sequences are not known here, and an interval for a fixed number of trials would not hold.
 */
export function estimateSequence(
  strata: readonly Stratum[],
  { planned: { arms, measure }, counts }: CountedContrast,
  { used, levelFor }: LookedContrast,
  level: number,
): DifferenceEstimate {
  const estimate = differenceOf(strata);
  if (measure.type !== 'boolean') return { estimate, interval: () => undefined, test: undefined };
  const conditions = conditionsOf(arms, (cell) => {
    const { n, sum } = addSums(...counts.worlds(cell, measure.name).values());
    return { yes: sum, missing: used - n, n: used };
  });
  return {
    estimate,
    interval: (wanted) => {
      const sequence = differenceSequence(conditions, levelFor(wanted));
      return sequence === undefined
        ? undefined
        : { method: 'confidence-sequence', low: Math.min(sequence.low, estimate), high: Math.max(sequence.high, estimate) };
    },
    test: { method: 'confidence-sequence', pValue: sequentialPValue(conditions, levelFor(level)) },
  };
}
