import type { FoundSeries, SeriesChoice } from './begin-series.ts';
import type { RatingTask } from './execute-rating.ts';

/** Which series what is read goes to, one line each; said before the first call. */
export function seriesLines({
  found,
  choice,
  places,
  setting,
}: Pick<RatingTask, 'found' | 'choice' | 'places' | 'setting'>): readonly string[] {
  const wanted = places.length * setting.repeats;
  return found.flatMap((each) => {
    const line = lineOf(each, { wanted, choice });
    return line === undefined ? [] : [`${each.rubric.id}: ${line}`];
  });
}

function lineOf(
  { series, onRecord, failed, beside }: FoundSeries,
  { wanted, choice }: { readonly wanted: number; readonly choice: SeriesChoice },
): string | undefined {
  if (series === undefined && beside === undefined) return undefined;
  if (series === undefined)
    return choice === 'new'
      ? `series ${beside?.id} is there. Its readings stay; this is a new series beside it.`
      : `series ${beside?.id} has all of these readings. They stay; this is a new series beside it.`;
  const again = choice === 'retry-failed';
  const readings = failed === 1 ? '1 of them failed' : `${failed} of them failed`;
  const lacks = onRecord < wanted;
  const head = lacks
    ? `goes on with series ${series.id}, which has ${onRecord} of ${wanted} readings`
    : `series ${series.id} has all of these readings`;
  if (failed === 0 && lacks) return `${head}.`;
  if (failed === 0)
    return again
      ? `${head}, and none failed: there is nothing to be made again.`
      : `${head}. Nothing is read now: --new-series begins another beside it.`;
  if (again) return `${head}; ${readings}, and ${failed === 1 ? 'is' : 'are'} made again.`;
  const ways = '--retry-failed makes these again in the same series, --new-series begins another beside it.';
  return lacks ? `${head}; ${readings}. ${ways}` : `${head}; ${readings}. Nothing is read now: ${ways}`;
}
