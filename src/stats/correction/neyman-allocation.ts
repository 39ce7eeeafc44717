import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireFinite, requireInsideUnit, requireWhole } from '../arguments.ts';
import { at } from '../numeric/at.ts';

/** A stratum to draw from: its cases, how much what is sought varies among them, and what one label costs (1 if not said). */
export interface Stratum {
  readonly size: number;
  readonly sd: number;
  readonly cost?: number;
}

/**
 * How many labels of each stratum give the mean over all cases most precisely for a budget: in proportion to size ×
 * sd / √cost, in whole numbers, at least `least` (2 where not said, as a variance needs; all of a smaller stratum), at
 * most all. `size` whole from 1, `sd` from 0, `cost` above 0, `budget` in the unit of the costs. To correct a judge, sd
 * is that of label − λ·prediction. Whole numbers come by giving one label after the other where it lowers the variance
 * most for its cost, which is exact for equal costs (Wright); strata without spread get no more than `least`.
 * `standardError` and `halfWidth` (normal, at `level`) are those of the stratified mean of these cases, with the finite
 * population correction. Throws `invalid-argument`, also where the budget does not pay for `least` everywhere.
 * Source: Neyman (1934), JRSS 97, 558–625; Cochran (1977), Sampling Techniques, sections 5.5 and 5.6; Wright (2012), The
 * American Statistician 66, 217–224.
 */
export function neymanAllocation({
  strata,
  budget,
  least = 2,
  level,
}: {
  strata: readonly Stratum[];
  budget: number;
  least?: number;
  level: number;
}): { allocation: number[]; cost: number; standardError: number; halfWidth: number } {
  requireStrata(strata);
  requireFinite('budget', [budget]);
  requireWhole('least', least, 1);
  requireInsideUnit('level', level);
  const allocation = strata.map(({ size }) => Math.min(size, least));
  const costOf = (index: number): number => at(strata, index).cost ?? 1;
  let cost = allocation.reduce((sum, labels, index) => sum + labels * costOf(index), 0);
  if (cost > budget) throw invalidArgument(`${least} labels a stratum cost ${cost}, more than the budget of ${budget}`, { cost, budget });
  for (;;) {
    const next = bestNext(strata, allocation, budget - cost);
    if (next === undefined) break;
    allocation[next] = at(allocation, next) + 1;
    cost += costOf(next);
  }
  const standardError = Math.sqrt(varianceOfMean(strata, allocation));
  return { allocation, cost, standardError, halfWidth: quantile(1 - (1 - level) / 2, 0, 1) * standardError };
}

/** The stratum where one more label lowers the variance most for its cost; none where nothing affordable lowers it. */
function bestNext(strata: readonly Stratum[], allocation: readonly number[], left: number): number | undefined {
  let [best, bestGain] = [undefined as number | undefined, 0];
  for (const [index, { size, sd, cost = 1 }] of strata.entries()) {
    const labels = at(allocation, index);
    if (labels >= size || cost > left * (1 + 1e-12)) continue;
    const gain = (size * sd) ** 2 / (labels * (labels + 1)) / cost;
    if (gain > bestGain) [best, bestGain] = [index, gain];
  }
  return best;
}

function varianceOfMean(strata: readonly Stratum[], allocation: readonly number[]): number {
  const cases = strata.reduce((sum, { size }) => sum + size, 0);
  return strata.reduce((sum, { size, sd }, index) => sum + ((size / cases) * sd) ** 2 * (1 / at(allocation, index) - 1 / size), 0);
}

function requireStrata(strata: readonly Stratum[]): void {
  if (strata.length === 0) throw invalidArgument('an allocation needs at least one stratum');
  for (const { size, sd, cost = 1 } of strata) {
    requireWhole('size', size, 1);
    requireFinite('sd and cost', [sd, cost]);
    if (sd < 0 || cost <= 0) throw invalidArgument(`sd must be at least 0 and cost above 0; they are ${sd} and ${cost}`, { sd, cost });
  }
}
