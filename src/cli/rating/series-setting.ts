import { InputError } from '../../errors/index.ts';
import { callSettings } from '../../models/index.ts';
import { judgePromptHash } from '../../raters/index.ts';
import type { ModelSettings } from '../../spec/index.ts';
import type { OptionValues } from '../options.ts';
import { parseReasoning } from '../parse-reasoning.ts';
import { defaultSettings } from '../running/subject-settings.ts';
import type { SeriesChoice, SeriesSetting } from './begin-series.ts';

/** What a series goes by as the command line gives it, with the settings of the judge's calls. */
export interface JudgeSettings {
  readonly setting: SeriesSetting;
  readonly settings: ModelSettings;
}

/** Throws InputError `invalid-option` and `unknown-name` for reasoning that the judge cannot be asked for. */
export function seriesSetting(
  judge: string,
  { options, seed, version }: { readonly options: OptionValues; readonly seed: number; readonly version: string },
): JudgeSettings {
  const temperature = options.ratingTemperature ?? 0;
  const maxOutputTokens = options.maxOutputTokens ?? defaultSettings.maxOutputTokens;
  const reasoning = options.ratingReasoning === undefined ? undefined : parseReasoning(options.ratingReasoning);
  return {
    setting: {
      judge,
      promptHash: judgePromptHash(),
      synthetic: judge.startsWith('reference/'),
      repeats: options.repeats ?? 1,
      temperature,
      maxOutputTokens,
      ...(reasoning === undefined ? {} : { reasoning: typeof reasoning === 'string' ? reasoning : reasoning.budgetTokens }),
      seed,
      version,
    },
    settings: callSettings(judge, { temperature, maxOutputTokens, ...(reasoning === undefined ? {} : { reasoning }) }),
  };
}

/** Which series the command line asks for. Throws InputError `invalid-option` where it asks for two things. */
export function seriesChoice({ retryFailed = false, newSeries = false, unrated = false }: OptionValues): SeriesChoice {
  if (retryFailed && (newSeries || unrated))
    throw new InputError('invalid-option', `--retry-failed was given with ${newSeries ? '--new-series' : '--unrated'}`, {
      hint: `--retry-failed reads again in the same series what failed there; ${newSeries ? '--new-series begins another' : '--unrated reads what has no valid answer in a new series'}. Give one of them.`,
    });
  if (retryFailed) return 'retry-failed';
  if (newSeries) return 'new';
  return unrated ? 'new-where-read' : 'go-on';
}
