import type { RatingReader, RatingSeries, RatingSink, Rubric } from '../../spec/index.ts';
import type { TrialPlace } from './choose-trials.ts';

/** What decides the answers of a series, but for its rubric. */
export type SeriesSetting = Omit<RatingSeries, 'id' | 'rubric' | 'rubricHash' | 'at'>;

/** A series that readings are added to, or that is yet to be begun. */
export interface FoundSeries {
  readonly rubric: Rubric;
  /** Undefined where a new one is to be begun. */
  readonly series: RatingSeries | undefined;
  /** Readings of the chosen trials that it has. */
  readonly onRecord: number;
  /** A series of the very same kind that has all chosen readings, beside which a new one is begun. */
  readonly complete: RatingSeries | undefined;
}

interface Searching {
  readonly ratings: RatingReader;
  readonly places: readonly TrialPlace[];
}

/**
 * Finds the series to go on with: the last of the same rubric, judge and settings that lacks some of the chosen readings.
 * One that has them all is never added to: to rate anew is another series.
 */
export function findSeries(rubric: Rubric, setting: SeriesSetting, { ratings, places }: Searching): FoundSeries {
  const alike = ratings.series().filter((series) => isAlike(series, { ...setting, rubric: rubric.id, rubricHash: rubric.hash }));
  const last = alike.at(-1);
  if (last === undefined) return { rubric, series: undefined, onRecord: 0, complete: undefined };
  const onRecord = countOnRecord(ratings, last.id, places);
  const isComplete = onRecord >= places.length * setting.repeats;
  return isComplete ? { rubric, series: undefined, onRecord: 0, complete: last } : { rubric, series: last, onRecord, complete: undefined };
}

/** Begins the series that was not found. */
export function beginSeries(
  { rubric, series }: FoundSeries,
  setting: SeriesSetting,
  { sink, at }: { sink: RatingSink; at: string },
): RatingSeries {
  return series ?? sink.begin({ rubric: rubric.id, rubricHash: rubric.hash, ...setting, at });
}

function isAlike(series: RatingSeries, wanted: Omit<RatingSeries, 'id' | 'at'>): boolean {
  const { id: _id, at: _at, ...own } = series;
  const names = [...new Set([...Object.keys(own), ...Object.keys(wanted)])] as (keyof typeof own)[]; // their own keys
  return names.every((name) => own[name] === wanted[name]);
}

function countOnRecord(ratings: RatingReader, series: number, places: readonly TrialPlace[]): number {
  const chosen = new Set(places.map(({ cell, index }) => `${cell}/${index}`));
  let count = 0;
  for (const { trial } of ratings.ratings(series)) if (chosen.has(trial)) count += 1;
  return count;
}
