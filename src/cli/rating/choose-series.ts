import { InputError, unknownName } from '../../errors/index.ts';
import type { RatingSeries } from '../../spec/index.ts';

/**
 * The series of a rubric and judge with the most readings, of equal ones the last; the only judge where none is named. Throws InputError `unknown-name`, and
 * `invalid-option` where none or several could be meant.
 */
export function chooseSeries(
  all: readonly RatingSeries[],
  {
    run,
    rubric,
    judge,
    readingsOf,
  }: { run: string; rubric: string | undefined; judge: string | undefined; readingsOf: (series: number) => number },
): RatingSeries {
  if (all.length === 0)
    throw new InputError('invalid-option', `no judge has read trials of ${run}`, {
      hint: `Let one read them first: custodes rate ${run} --rubric ${rubric ?? 'refusal'} --judge <model>.`,
    });
  const rubrics = [...new Set(all.map((series) => series.rubric))];
  if (rubric === undefined && rubrics.length > 1)
    throw new InputError('invalid-option', '--rubric is missing', { hint: `The run has ratings by ${rubrics.join(', ')}.` });
  const own = all.filter((series) => rubric === undefined || series.rubric === rubric || series.rubric.split('/')[0] === rubric);
  if (own.length === 0) throw unknownName('rubric among the ratings', rubric ?? '', rubrics);
  const judges = [...new Set(own.map((series) => series.judge))];
  if (judge === undefined && judges.length > 1)
    throw new InputError('invalid-option', '--judge is missing', { hint: `Several have read by that rubric: ${judges.join(', ')}.` });
  const [first, ...rest] = own
    .filter((series) => judge === undefined || series.judge === judge)
    .map((series) => ({ series, readings: readingsOf(series.id) }));
  if (first === undefined) throw unknownName('judge among the ratings', judge ?? '', judges);
  return rest.reduce((fullest, next) => (next.readings >= fullest.readings ? next : fullest), first).series;
}
