import { InputError } from '../../errors/index.ts';
import { callSettings } from '../../models/index.ts';
import type { ModelSettings, Rubric, RunReader } from '../../spec/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { defaultSettings } from '../running/subject-settings.ts';
import { findSeries, type FoundSeries, type SeriesSetting } from './begin-series.ts';
import { chooseTrials, type ChosenTrials, type TrialPlace } from './choose-trials.ts';

/** What the command line asks for. */
export interface RatingRequest {
  readonly rubrics: readonly Rubric[];
  readonly judge: string;
  readonly options: OptionValues;
}

/** The request held against what is stored. */
export interface PreparedRating {
  readonly setting: SeriesSetting;
  /** Settings of the judge's calls. */
  readonly settings: ModelSettings;
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
  const temperature = options.ratingTemperature ?? 0;
  const maxOutputTokens = options.maxOutputTokens ?? defaultSettings.maxOutputTokens;
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
  const setting: SeriesSetting = {
    judge,
    synthetic: judge.startsWith('reference/'),
    repeats: options.repeats ?? 1,
    temperature,
    maxOutputTokens,
    seed,
    version,
  };
  const found = rubrics.map((rubric) => findSeries(rubric, setting, { ratings: reader.ratings, places: chosen.places }));
  return { setting, settings: callSettings(judge, { temperature, maxOutputTokens }), chosen, found };
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
