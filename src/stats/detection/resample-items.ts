import cdf from '@stdlib/stats-base-dists-normal-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Random } from '../../spec/index.ts';
import { numberAt } from '../numeric/at.ts';

/**
 * How often each item is drawn in one bootstrap sample: with replacement, and as many from each stratum as it holds.
 * `strata` lists the items of each stratum by number; `times` is filled anew.
 */
export function resampleItems(strata: readonly Float64Array[], random: Random, times: Float64Array): void {
  times.fill(0);
  for (const items of strata)
    for (let draw = 0; draw < items.length; draw += 1) {
      const item = numberAt(items, random.below(items.length));
      times[item] = numberAt(times, item) + 1;
    }
}

/**
 * The percentile interval of a bootstrap distribution, with the tails of Student's t for the number of items: the plain
 * percentiles are too narrow where items are few. `values` is sorted in place; `items` at least 2.
 * Source: Hesterberg (2015), The American Statistician 69, 371–386, section 5.3 (expanded percentile interval).
 */
export function expandedPercentiles(
  values: Float64Array,
  { items, level }: { items: number; level: number },
): { low: number; high: number } {
  const t = tQuantile((1 - level) / 2, items - 1);
  const tail = cdf(t * Math.sqrt(items / (items - 1)), 0, 1);
  values.sort();
  return { low: quantileOf(values, tail), high: quantileOf(values, 1 - tail) };
}

/** A quantile of sorted values, straight between them (type 7 of Hyndman and Fan). */
function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = numberAt(sorted, below);
  return low + (place - below) * (numberAt(sorted, Math.min(sorted.length - 1, below + 1)) - low);
}
