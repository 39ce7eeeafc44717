import { plantedJudgeNotice, type RatingResults, type Results } from '../../spec/index.ts';
import { answerRows, correctedRows, refusalRows } from '../rating-rows.ts';
import { textTable } from './text-table.ts';
import { visible } from './visible.ts';

/** What judges said of the trials of a run, and what that makes of refusals; nothing where none has read any. */
export function ratingResultsLines(results: Results): string[] {
  const { ratings } = results;
  if (ratings === undefined) return [];
  return ratings.series.flatMap((result) => {
    const { series } = result;
    const answers = answerRows(result, results);
    const several = new Set(answers.map(({ model }) => model)).size > 1;
    const place = (row: { scenario: string; model: string }): string[] => [row.scenario, ...(several ? [row.model] : [])];
    const head = ['scenario', ...(several ? ['model'] : [])];
    const refusals = refusalRows(result, results);
    return [
      ...(series.synthetic ? [plantedJudgeNotice.toUpperCase()] : []),
      `Ratings: ${series.rubric} by ${series.judge}, series ${series.id}${series.repeats > 1 ? `, ${series.repeats} readings a trial` : ''}`,
      textTable(
        [...head, 'question', 'trials by answer', 'else'],
        answers.map((row) => [...place(row), visible(row.field), visible(row.answers), row.others]),
      ),
      ...(refusals.length === 0
        ? []
        : [
            '',
            textTable(
              [...head, 'measure', 'by text-rule/1', 'by this judge'],
              refusals.map((row) => [...place(row), row.measure, row.byRule, row.byJudge]),
            ),
            'By this judge: it says open-refusal, or the provider stopped the subject. Cells of all conditions together; --json has each with its interval.',
          ]),
      ...correctedLines(result),
      '',
    ];
  });
}

function correctedLines(result: RatingResults['series'][number]): string[] {
  const rows = correctedRows(result);
  if (rows.length === 0) return [];
  const reasons = rows.flatMap((row) => row.reasons.map((reason) => `  ${row.scenario}, ${visible(row.answer)}: ${visible(reason)}`));
  return [
    '',
    textTable(
      ['scenario', 'question', 'answer', 'as the judge says', 'labels', 'corrected', 'by Rogan-Gladen'],
      rows.map((row) => [row.scenario, visible(row.field), visible(row.answer), row.raw, row.labels, row.corrected, row.roganGladen]),
    ),
    "Corrected: by prediction-powered inference from people's labels, which are taken to be a random draw within what the judge said, as custodes sample draws them.",
    ...reasons.slice(0, reasonsShown),
    ...(reasons.length > reasonsShown ? [`  … and ${reasons.length - reasonsShown} more reasons in --json`] : []),
  ];
}

const reasonsShown = 8;
