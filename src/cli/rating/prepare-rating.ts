import { InputError } from '../../errors/index.ts';
import type { Rubric, RunReader } from '../../spec/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { findSeries, type FoundSeries, type SeriesChoice } from './begin-series.ts';
import { chooseTrials, type ChosenTrials, type TrialPlace } from './choose-trials.ts';
import { seriesChoice, seriesSetting, type JudgeSettings } from './series-setting.ts';

/** What the command line asks for. */
export interface RatingRequest {
  readonly rubrics: readonly Rubric[];
  readonly judge: string;
  readonly options: OptionValues;
}

/** The request held against what is stored. */
export interface PreparedRating extends JudgeSettings {
  readonly choice: SeriesChoice;
  readonly chosen: ChosenTrials;
  /** One a rubric. */
  readonly found: readonly FoundSeries[];
}

/** Chooses the trials and finds the series to go on with. Throws InputError. */
export function prepareRating(
  { version }: Pick<Context, 'version'>,
  reader: Pick<RunReader, 'run' | 'summaries' | 'ratings'>,
  { rubrics, judge, options }: RatingRequest,
): PreparedRating {
  const seed = options.ratingSeed ?? reader.run.study.seed;
  const judgeSettings = seriesSetting(judge, { options, seed, version });
  const choice = seriesChoice(options);
  if (options.unrated === true && rubrics.length > 1)
    throw new InputError('invalid-option', '--unrated was given with several rubrics', {
      hint: 'Each rubric lacks other trials: give one at a time.',
    });
  const answered = options.unrated === true ? answeredTrials(reader, { rubric: rubrics[0], judge }) : undefined;
  const chosen = chooseTrials(reader, {
    scenarios: options.ratedScenario,
    cells: options.ratedCell,
    sample: options.sample,
    seed,
    isLeftOut: ({ cell, index }: TrialPlace) => answered?.has(`${cell}/${index}`) ?? false,
  });
  const { ratings } = reader;
  const found = rubrics.map((rubric) => findSeries(rubric, judgeSettings.setting, { ratings, places: chosen.places, choice }));
  return { ...judgeSettings, choice, chosen, found };
}

/** Ids of the trials of which a judge has given a valid answer to a rubric, in whichever series. */
function answeredTrials(
  { ratings }: Pick<RunReader, 'ratings'>,
  { rubric, judge }: { rubric: Rubric | undefined; judge: string },
): ReadonlySet<string> {
  const own = ratings.series().filter((series) => series.judge === judge && series.rubricHash === rubric?.hash);
  const answered = new Set<string>();
  for (const { id } of own) for (const { trial, outcome } of ratings.ratings(id)) if (outcome === 'rated') answered.add(trial);
  return answered;
}
