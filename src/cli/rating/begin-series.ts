import { InputError } from '../../errors/index.ts';
import { trialId, type RatingReader, type RatingSeries, type RatingSink, type Rubric } from '../../spec/index.ts';
import type { TrialPlace } from './choose-trials.ts';

/** What decides the answers of a series, but for its rubric. */
export type SeriesSetting = Omit<RatingSeries, 'id' | 'rubric' | 'rubricHash' | 'definition' | 'at'>;

/** A series that readings are added to, or that is yet to be begun. */
export interface FoundSeries {
  readonly rubric: Rubric;
  /** Undefined where a new one is to be begun. */
  readonly series: RatingSeries | undefined;
  /** Readings of the chosen trials that it has, and those of them that failed. */
  readonly onRecord: number;
  readonly failed: number;
  /** Readings that are to be made now. */
  readonly toRead: number;
  /** The last series of the very same kind, beside which a new one is begun. */
  readonly beside: RatingSeries | undefined;
}

/**
 * Which series is wanted. `go-on`: one that lacks readings, or has failed ones; else a new one. `stay`: the last, even where it
 * has everything. `retry-failed`: the same, its failed readings made again, and never a new one. `new`: a new one in any case.
 * `new-where-read`: a new one unless the last lacks readings, failed ones or not.
 */
export type SeriesChoice = 'go-on' | 'stay' | 'retry-failed' | 'new' | 'new-where-read';

interface Searching {
  readonly ratings: RatingReader;
  readonly places: readonly TrialPlace[];
  readonly choice: SeriesChoice;
}

/**
 * Finds the series to go on with: the last of the same rubric, judge and settings, where it lacks some of the chosen readings
 * or some of them failed. One that has them all is never added to: to rate anew is another series. Throws InputError
 * `invalid-option` where failed readings are to be made again and there is no such series.
 */
export function findSeries(rubric: Rubric, setting: SeriesSetting, { ratings, places, choice }: Searching): FoundSeries {
  const last = ratings.series().findLast((series) => isAlike(series, { ...setting, rubric: rubric.id, rubricHash: rubric.hash }));
  const wanted = places.length * setting.repeats;
  if (last === undefined && choice === 'retry-failed')
    throw new InputError(
      'invalid-option',
      `--retry-failed was given, and there is no series of ${rubric.id} by ${setting.judge} to go on with`,
      {
        hint: 'A series is one by rubric, judge, repeats, temperature, reasoning, limit on output, seed and version: give the options that it was begun with, or leave out --retry-failed to begin one.',
      },
    );
  const { onRecord, failed } = last === undefined ? { onRecord: 0, failed: 0 } : countOnRecord(ratings, last.id, places);
  if (last === undefined || beginsAnew(choice, { lacks: onRecord < wanted, failed }))
    return { rubric, series: undefined, onRecord: 0, failed: 0, toRead: wanted, beside: last };
  const again = choice === 'retry-failed' ? failed : 0;
  return { rubric, series: last, onRecord, failed, toRead: wanted - onRecord + again, beside: undefined };
}

function beginsAnew(choice: SeriesChoice, { lacks, failed }: { readonly lacks: boolean; readonly failed: number }): boolean {
  if (choice === 'new') return true;
  if (choice === 'retry-failed' || choice === 'stay' || lacks) return false;
  return failed === 0 || choice === 'new-where-read';
}

/** Begins the series that was not found. */
export function beginSeries(
  { rubric, series }: FoundSeries,
  setting: SeriesSetting,
  { sink, at }: { sink: RatingSink; at: string },
): RatingSeries {
  const { id, hash, title, guidance, fields } = rubric;
  return series ?? sink.begin({ rubric: id, rubricHash: hash, definition: { title, guidance, fields }, ...setting, at });
}

/** What the rubric asks follows from its hash, and older series do not keep it. */
function isAlike(series: RatingSeries, wanted: Omit<RatingSeries, 'id' | 'definition' | 'at'>): boolean {
  const { id: _id, at: _at, definition: _definition, ...own } = series;
  const names = [...new Set([...Object.keys(own), ...Object.keys(wanted)])] as (keyof typeof own)[]; // their own keys
  return names.every((name) => own[name] === wanted[name]);
}

function countOnRecord(ratings: RatingReader, series: number, places: readonly TrialPlace[]): Pick<FoundSeries, 'onRecord' | 'failed'> {
  const chosen = new Set(places.map(({ cell, index }) => trialId(cell, index)));
  let [onRecord, failed] = [0, 0];
  for (const { trial, outcome } of ratings.ratings(series)) {
    if (!chosen.has(trial)) continue;
    onRecord += 1;
    if (outcome === 'failed') failed += 1;
  }
  return { onRecord, failed };
}
