import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { costOf, priceOf, type Catalogue } from '../../models/index.ts';
import { createJudge } from '../../raters/index.ts';
import type { RangeEstimate } from '../../spec/index.ts';
import type { FoundSeries, SeriesSetting } from './begin-series.ts';
import type { TrialPlace } from './choose-trials.ts';
import type { Rateable } from './rateable.ts';

/** What rating would take. */
export interface RatingPlan {
  /** Or transcripts. */
  readonly trials: number;
  readonly series: readonly {
    readonly rubric: string;
    /** The series that would be gone on with; null where a new one would be begun. */
    readonly goesOnWith: number | null;
    readonly onRecord: number;
    readonly readings: number;
  }[];
  /** Readings that are still to be bought. */
  readonly readings: number;
  readonly estimate: {
    readonly calls: RangeEstimate;
    readonly inputTokens: RangeEstimate;
    readonly outputTokens: RangeEstimate;
    /** Null where the judge has no price. */
    readonly costUsd: RangeEstimate | null;
  };
  /** Trials or transcripts whose prompts were made to measure their length. */
  readonly measured: number;
  readonly assumptions: typeof assumptions;
}

/** What is not measured: how a text becomes tokens, how long an answer is, and how many have to be mended. */
const assumptions = {
  charactersPerToken: { low: 5, expected: 4, high: 3 },
  outputTokensPerCall: { low: 100, expected: 300, high: 2000 },
  repairedShare: { low: 0, expected: 0.05, high: 1 },
} as const;

/** Prompts that are made to be measured: those of trials spread evenly over all. */
const mostMeasured = 100;

interface Planning {
  readonly transcript: Rateable['transcript'];
  readonly catalogue: Catalogue;
  readonly places: readonly TrialPlace[];
  readonly found: readonly FoundSeries[];
  readonly setting: SeriesSetting;
}

/** Estimates calls, tokens and cost from the prompts themselves, as they would be sent. Spends nothing. */
export async function planRatings({ transcript: transcriptOf, catalogue, places, found, setting }: Planning): Promise<RatingPlan> {
  const measured = spread(places, mostMeasured);
  const series = found.map(({ rubric, series: known, onRecord, toRead }) => ({
    rubric: rubric.id,
    goesOnWith: known?.id ?? null,
    onRecord,
    readings: toRead,
  }));
  let characters = 0;
  for (const [position, { rubric }] of found.entries()) {
    const judge = createJudge({ rubric });
    let total = 0;
    for (const { cell, index } of measured) {
      const transcript = transcriptOf(cell, index);
      if (transcript === undefined) continue;
      const measuring = measuringModel();
      await judge.read({ transcript, model: measuring.model });
      total += measuring.characters();
    }
    characters += (total / Math.max(1, measured.length)) * (series[position]?.readings ?? 0);
  }
  const readings = series.reduce((sum, each) => sum + each.readings, 0);
  return {
    trials: places.length,
    series,
    readings,
    estimate: estimateOf({ readings, characters, judge: setting.judge, catalogue }),
    measured: measured.length,
    assumptions,
  };
}

function estimateOf({
  readings,
  characters,
  judge,
  catalogue,
}: {
  readings: number;
  characters: number;
  judge: string;
  catalogue: Catalogue;
}): RatingPlan['estimate'] {
  const { charactersPerToken, outputTokensPerCall, repairedShare } = assumptions;
  const bounds = ['low', 'expected', 'high'] as const;
  const range = (of: (bound: (typeof bounds)[number]) => number): RangeEstimate => ({
    low: of('low'),
    expected: of('expected'),
    high: of('high'),
  });
  const calls = range((bound) => Math.round(readings * (1 + repairedShare[bound])));
  const outputTokens = range((bound) => Math.round(calls[bound] * outputTokensPerCall[bound]));
  // A call that mends says the prompt again, and the answer.
  const inputTokens = range((bound) =>
    Math.round(
      (characters / charactersPerToken[bound]) * (1 + repairedShare[bound]) + (calls[bound] - readings) * outputTokensPerCall[bound],
    ),
  );
  const price = priceOf(catalogue, judge);
  const costUsd =
    price === null
      ? null
      : range((bound) =>
          readings === 0
            ? 0
            : (costOf(
                {
                  inputTokens: Math.round(inputTokens[bound] / calls[bound]),
                  outputTokens: Math.round(outputTokens[bound] / calls[bound]),
                },
                price,
              ) ?? 0) * calls[bound],
        );
  return { calls, inputTokens, outputTokens, costUsd };
}

/** A model that takes the length of what it is asked first, and answers nothing. */
function measuringModel(): { readonly model: LanguageModelV4; readonly characters: () => number } {
  let characters = 0;
  const doGenerate = ({ prompt, responseFormat }: LanguageModelV4CallOptions): Promise<never> => {
    characters = Math.max(characters, textLength(prompt) + (responseFormat === undefined ? 0 : JSON.stringify(responseFormat).length));
    return Promise.reject(new Error('nothing is bought'));
  };
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: 'custodes',
    modelId: 'measuring',
    supportedUrls: {},
    doGenerate,
    doStream: doGenerate,
  };
  return { model, characters: () => characters };
}

function textLength(prompt: LanguageModelV4CallOptions['prompt']): number {
  return prompt.reduce((sum, { content }) => {
    if (typeof content === 'string') return sum + content.length;
    return sum + content.reduce((part, each) => part + ('text' in each ? each.text.length : 0), 0);
  }, 0);
}

/** At most so many, spread evenly. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_none, position) => items[Math.floor((position * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}
