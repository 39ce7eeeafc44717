import { InternalError } from '../../errors/index.ts';
import type { RunReader, TrialRecord } from '../../spec/index.ts';

/** What judges said of a trial, each with its series, in the order in which it came in. */
export function ratingsOfTrial({ ratings }: Pick<RunReader, 'ratings'>, { cell, index }: Pick<TrialRecord, 'cell' | 'index'>) {
  const all = new Map(ratings.series().map((series) => [series.id, series]));
  return ratings.ratingsOf(cell, index).map(({ trial: _trial, series: id, ...rating }) => {
    const series = all.get(id);
    if (series === undefined) throw new InternalError(`rating ${rating.id} is of series ${id}, which is not there`);
    return { ...rating, series };
  });
}
