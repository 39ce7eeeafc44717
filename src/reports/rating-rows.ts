import { ratingOutcomes, type CorrectedRate, type MeasureEstimate, type RatingResults, type Results } from '../spec/index.ts';
import { percent } from './figures-in-words.ts';

type SeriesResult = RatingResults['series'][number];

/** What a judge answered over the cells of one scenario and model. */
export interface AnswerRow {
  readonly scenario: string;
  readonly model: string;
  readonly field: string;
  /** Trials by answer, the most frequent first. */
  readonly answers: string;
  /** What is no answer, each by what it is; empty where every reading has one. */
  readonly others: string;
}

/** The rows of a series or a panel, by scenario, model and question. */
export function answerRows({ cells: own }: Pick<SeriesResult, 'cells'>, { cells }: Pick<Results, 'cells'>): readonly AnswerRow[] {
  return groupedCells(own, cells).flatMap(({ scenario, model, parts }) => {
    const fields = [...new Set(parts.flatMap(({ answers }) => Object.keys(answers)))];
    return (fields.length === 0 ? ['–'] : fields).map((field) => {
      const counts = new Map<string, number>();
      for (const { answers } of parts)
        for (const [answer, count] of Object.entries(answers[field]?.counts ?? {})) counts.set(answer, (counts.get(answer) ?? 0) + count);
      const tied = parts.reduce((sum, { answers }) => sum + (answers[field]?.tied ?? 0), 0);
      const unread = parts.reduce((sum, { trials, read }) => sum + trials - read, 0);
      const missing = parts.reduce((sum, { answers, trials }) => sum + (answers[field]?.missing ?? trials), 0) - unread;
      const outcomes = ratingOutcomes
        .filter((outcome) => outcome !== 'rated')
        .map((outcome) => [`${outcome} readings`, parts.reduce((sum, { readings }) => sum + readings[outcome], 0)] as const);
      return {
        scenario,
        model,
        field,
        answers: counted([...counts].sort(([, a], [, b]) => b - a)),
        others: counted([['tied', tied], ['without an answer', missing], ...outcomes, ['trials not read', unread]]),
      };
    });
  });
}

/** A measure that turns on refusals, under the rule and under a judge, over the trials of one scenario and model that were read. */
export interface RefusalRow {
  readonly scenario: string;
  readonly model: string;
  readonly measure: string;
  readonly byRule: string;
  readonly byJudge: string;
}

/** The rows of a series or a panel about refusals; none for others. */
export function refusalRows({ cells: own }: Pick<SeriesResult, 'cells'>, { cells }: Pick<Results, 'cells'>): readonly RefusalRow[] {
  return groupedCells(own, cells).flatMap(({ scenario, model, parts }) =>
    [...new Set(parts.flatMap(({ measures }) => Object.keys(measures)))].map((measure) => ({
      scenario,
      model,
      measure,
      byRule: pooled(parts.map(({ byRule }) => byRule[measure])),
      byJudge: pooled(parts.map(({ measures }) => measures[measure])),
    })),
  );
}

/** A rate with the judge's error taken out, beside the raw one. */
export interface CorrectedRow {
  readonly scenario: string;
  readonly field: string;
  readonly answer: string;
  readonly raw: string;
  readonly labels: string;
  readonly corrected: string;
  readonly roganGladen: string;
  readonly reasons: readonly string[];
}

/** The raw and corrected rates of a series; none where nobody has labelled what it asks. */
export function correctedRows({ corrected }: Pick<SeriesResult, 'corrected'>): readonly CorrectedRow[] {
  return corrected.map(({ scenario, field, answer, raw, labelled, tied, trials, corrected: powered, roganGladen, reasons }) => ({
    scenario: scenario ?? 'all',
    field,
    answer,
    raw: rawText(raw),
    labels: `${labelled} of ${trials}${tied > 0 ? `, ${tied} tied` : ''}`,
    corrected: powered === null ? '–' : rateText(powered.estimate, powered.interval),
    roganGladen: roganGladen === null ? '–' : rateText(roganGladen.estimate, roganGladen.interval),
    reasons,
  }));
}

/** A rate as judges say it, with its interval and denominator; a dash where there is none. */
export function rawText({ rate, interval, count, n }: CorrectedRate['raw']): string {
  return rate === null ? '–' : `${rateText(rate, interval)} ${count}/${n}`;
}

/** A corrected rate with its interval; `refused` where there is an interval alone. */
export function rateText(estimate: number | null, interval: { readonly low: number; readonly high: number } | null): string {
  const range = interval === null ? '' : ` [${bare(interval.low)}–${bare(interval.high)}]`;
  return `${estimate === null ? 'refused' : percent(estimate)}${range}`;
}

function bare(rate: number): string {
  return percent(rate).replace(' %', '');
}

/** Counts of several cells as one rate with its denominator, and what is missing. No interval: the cells are of different conditions. */
function pooled(estimates: readonly (MeasureEstimate | undefined)[]): string {
  let [count, n, missing] = [0, 0, 0];
  for (const estimate of estimates) {
    if (estimate?.type !== 'boolean') continue;
    count += estimate.count;
    n += estimate.n;
    missing += estimate.missing;
  }
  return `${n === 0 ? '–' : percent(count / n)} ${count}/${n}${missing === 0 ? '' : ` (${missing} missing)`}`;
}

/** Cells by their scenario and model, in the order in which they come. */
export function groupedCells<Cell extends { readonly cell: string }>(own: readonly Cell[], cells: Results['cells']) {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const groups = Map.groupBy(own, ({ cell }) => JSON.stringify([byId.get(cell)?.scenario, byId.get(cell)?.model]));
  return [...groups.values()].map((parts) => {
    const cell = byId.get(parts[0]?.cell ?? '');
    return { scenario: cell?.scenario ?? '', model: cell?.model ?? '', parts };
  });
}

function counted(counts: readonly (readonly [string, number])[]): string {
  return counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
