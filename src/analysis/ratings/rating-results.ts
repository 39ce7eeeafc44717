import type { Label, RatingResults } from '../../spec/index.ts';
import type { RunLook } from '../stopping/run-look.ts';
import { correctRates } from './correct-rates.ts';
import { countRatings, type CountingSetting, type SeriesRatings } from './count-ratings.ts';
import { judgedTrials } from './judged-trials.ts';
import { refusalField, type HeldBeforeRefusal } from './refused-by-rating.ts';

/** What judges and people said of the trials of a run. */
export interface RunRatings {
  readonly series: readonly SeriesRatings[];
  /** Labels that stand; what a judge's error is taken out by. */
  readonly labels: readonly Label[];
  readonly heldBeforeRefusal: HeldBeforeRefusal;
}

/** The part of a run's results that ratings make; nothing where there are none. */
export function ratingResults(
  { series, labels, heldBeforeRefusal }: RunRatings,
  setting: Pick<CountingSetting, 'cells' | 'trials' | 'scenarios' | 'level'> & { readonly look: RunLook | undefined },
): { readonly ratings?: RatingResults } {
  if (series.length === 0) return {};
  const { look } = setting;
  const accountOf: CountingSetting['accountOf'] = ({ id, trials }) => {
    const looked = look?.concerns(id) === true ? look.usedOf(id) : undefined;
    return { trials: looked !== undefined && look?.hasStopped(id) === true ? looked : trials, looked };
  };
  const labelled = new Set(labels.filter(({ value }) => value !== null).map(({ name }) => name));
  const results = series.map((each) => {
    const counted = withoutOthers(countRatings(each, { ...setting, heldBeforeRefusal, accountOf }));
    const fields = [...new Set(counted.cells.flatMap(({ answers }) => Object.keys(answers)))].filter((field) => labelled.has(field));
    return {
      ...counted,
      corrected: fields.flatMap((field) => correctRates(judgedTrials(each, field, setting), labels, { field, level: setting.level })),
    };
  });
  return { ratings: { series: results } };
}

/** Measures by a judge's word on refusals are of series alone that ask for it. */
function withoutOthers<Counted extends ReturnType<typeof countRatings>>(counted: Counted): Counted {
  const asks = counted.cells.some(({ answers }) => refusalField in answers);
  return asks ? counted : { ...counted, cells: counted.cells.map((cell) => ({ ...cell, measures: {} })) };
}
