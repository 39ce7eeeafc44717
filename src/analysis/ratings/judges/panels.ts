import type { SeriesRatings } from './series-ratings.ts';

/**
 * The panels of some series: for each text of a rubric by which two judges or more have read, a series of each. A judge is one
 * by its model name, so that none has two votes; of several series of a judge the one with the most readings counts, of equal
 * ones the last. One that has read nothing is on no panel.
 */
export function panelsOf(all: readonly SeriesRatings[]): readonly (readonly SeriesRatings[])[] {
  return [...Map.groupBy(all, ({ series }) => series.rubricHash).values()]
    .map((own) => [...Map.groupBy(own, ({ series }) => series.judge).values()].flatMap(fullestOf))
    .filter((panel) => panel.length > 1);
}

/** The series with the most readings; none where all are empty. Readings are counted only where there is a choice. */
function fullestOf(series: readonly SeriesRatings[]): readonly SeriesRatings[] {
  const read = series.filter(({ ratings }) => !isEmpty(ratings));
  if (read.length < 2) return read;
  const counted = read.map((each) => ({ each, readings: Iterator.from(each.ratings).reduce((sum) => sum + 1, 0) }));
  const [fullest] = counted.toReversed().sort((one, other) => other.readings - one.readings);
  return fullest === undefined ? [] : [fullest.each];
}

function isEmpty(ratings: Iterable<unknown>): boolean {
  for (const _reading of ratings) return false;
  return true;
}
