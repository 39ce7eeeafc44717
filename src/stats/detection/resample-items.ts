import cdf from '@stdlib/stats-base-dists-normal-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Random } from '../../spec/index.ts';
import { numberAt } from '../numeric/at.ts';
import { varianceOf } from '../numeric/variance-of.ts';

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
 * The interval of a bootstrap distribution around an estimate: its expanded percentiles, and at least as far as Student's
 * t times the standard error of the bootstrap reaches to either side, since percentiles fall short where a few items
 * alone change much. `values` is sorted in place; `items` at least 2.
 */
export function bootstrapInterval(
  values: Float64Array,
  { estimate, items, level }: { estimate: number; items: number; level: number },
): { low: number; high: number } {
  const growth = Math.sqrt(items / (items - 1));
  const half = -tQuantile((1 - level) / 2, items - 1) * growth * Math.sqrt(varianceOf(values));
  const { low, high } = expandedPercentiles(values, { items, level });
  return { low: Math.min(low, estimate - half), high: Math.max(high, estimate + half) };
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
