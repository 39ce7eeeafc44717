import type { Rating, RatingSeries } from '../../../spec/index.ts';

/** A series with its readings, in the order of cells and indexes; can be read again and again. */
export interface SeriesRatings {
  readonly series: RatingSeries;
  readonly ratings: Iterable<Rating>;
}
