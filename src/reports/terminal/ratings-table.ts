import { plantedJudgeNotice, ratingOutcomes, type RangeEstimate, type RatingOutcome, type RatingSeries } from '../../spec/index.ts';
import { textTable } from './text-table.ts';
import { visible } from './visible.ts';

interface Counted {
  readonly series: RatingSeries;
  readonly outcomes: Readonly<Record<RatingOutcome, number>>;
  readonly repaired: number;
  /** Readings of a transcript of which a part was not shown. */
  readonly shortened: number;
  /** Readings that failed and in whose place others stand. */
  readonly replaced: number;
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly problems: readonly { readonly problem: string; readonly readings: number; readonly trial: string }[];
  /** Readings that the choice of trials asks for and that are not there. */
  readonly missing: number;
}

/** A series of ratings as a person reads it: how often each answer was given, with what is no answer counted beside. */
export function ratingsTable(counted: Counted): string {
  const { series, outcomes, answers } = counted;
  const readings = ratingOutcomes.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  const share = (count: number): string => (readings === 0 ? '–' : `${((100 * count) / readings).toFixed(1)} %`);
  const rows = Object.entries(answers).flatMap(([field, counts]) =>
    Object.entries(counts).map(([answer, count], position) => [
      position === 0 ? visible(field) : '',
      visible(answer),
      String(count),
      share(count),
    ]),
  );
  const others = ratingOutcomes
    .filter((outcome) => outcome !== 'rated')
    .map((outcome, position) => [position === 0 ? 'no answer' : '', inWords[outcome], String(outcomes[outcome]), share(outcomes[outcome])]);
  return [
    ...(series.synthetic ? [plantedJudgeNotice.toUpperCase()] : []),
    `${series.rubric} by ${series.judge} · series ${series.id} · ${settingText(series)}`,
    textTable(['question', 'answer', 'readings', 'share'], [...rows, ...others], [2, 3]),
    [`${readings} readings: ${ratingOutcomes.map((outcome) => `${outcome} ${outcomes[outcome]}`).join(', ')}`, ...remarks(counted)].join(
      '; ',
    ),
    ...problemLines(counted),
  ].join('\n');
}

function remarks({ repaired, shortened, replaced, missing }: Counted): string[] {
  return [
    ...(repaired > 0 ? [`${repaired} were mended by a second call`] : []),
    ...(shortened > 0 ? [`${shortened} are of a transcript that was shown in part, since it is too long`] : []),
    ...(replaced > 0 ? [`${replaced} more failed and were made again`] : []),
    ...(missing > 0 ? [`${missing} still to be made`] : []),
  ];
}

/** What rating would take, as a person reads it. */
export function ratingPlanTable(
  judge: string,
  plan: {
    readonly trials: number;
    readonly series: readonly {
      readonly rubric: string;
      readonly goesOnWith: number | null;
      readonly onRecord: number;
      readonly readings: number;
    }[];
    readonly readings: number;
    readonly estimate: Readonly<Record<'calls' | 'inputTokens' | 'outputTokens', RangeEstimate>> & {
      readonly costUsd: RangeEstimate | null;
    };
    readonly measured: number;
  },
  things: 'trials' | 'transcripts' = 'trials',
): string {
  const { estimate } = plan;
  const row = (name: string, range: RangeEstimate, text: (value: number) => string): string[] => [
    name,
    text(range.low),
    text(range.expected),
    text(range.high),
  ];
  const whole = (value: number): string => value.toLocaleString('en-US');
  return [
    `${judge}: ${whole(plan.readings)} readings of ${whole(plan.trials)} ${things}`,
    ...plan.series.map(
      ({ rubric, goesOnWith, onRecord, readings }) =>
        `  ${rubric}: ${goesOnWith === null ? 'a new series' : `goes on with series ${goesOnWith} (${whole(onRecord)} on record)`}, ${whole(readings)} readings`,
    ),
    '',
    textTable(
      ['', 'low', 'expected', 'high'],
      [
        row('model calls', estimate.calls, whole),
        row('input tokens', estimate.inputTokens, whole),
        row('output tokens', estimate.outputTokens, whole),
        ...(estimate.costUsd === null ? [] : [row('US dollars', estimate.costUsd, (value) => value.toFixed(2))]),
      ],
      [1, 2, 3],
    ),
    ...(estimate.costUsd === null ? [`There is no price for ${judge}: custodes models --json shows how to add one.`] : []),
    `Input is measured on the prompts of ${plan.measured} ${things}. High: every answer has to be mended, with three characters a token; a judge that reasons takes more output.`,
  ].join('\n');
}

const inWords: Readonly<Record<RatingOutcome, string>> = {
  rated: 'answered',
  invalid: 'invalid after one repair',
  refused: 'the judge refused',
  failed: 'no answer came',
};

function settingText({ repeats, temperature, reasoning, seed }: RatingSeries): string {
  return [
    repeats === 1 ? 'each read once' : `each read ${repeats} times`,
    `temperature ${temperature === null ? 'left to the provider' : String(temperature)}`,
    ...(reasoning === undefined ? [] : [`reasoning ${typeof reasoning === 'string' ? reasoning : `of ${reasoning} tokens`}`]),
    `seed ${seed}`,
  ].join(', ');
}

const problemsShown = 5;

function problemLines({ problems }: Counted): string[] {
  if (problems.length === 0) return [];
  const shown = problems
    .slice(0, problemsShown)
    .map(({ problem, readings, trial }) => `  ${readings} × ${visible(problem)} (first: ${trial})`);
  return [
    'Where there is no answer:',
    ...shown,
    ...(problems.length > shown.length ? [`  … and ${problems.length - shown.length} other reasons`] : []),
  ];
}
