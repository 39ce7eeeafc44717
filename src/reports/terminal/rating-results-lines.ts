import { plantedJudgeNotice, type PanelResult, type RatingResults, type Results } from '../../spec/index.ts';
import { panelJudgesText, panelRows, panelRule } from '../panel-rows.ts';
import { answerRows, refusalRows } from '../rating-rows.ts';
import { correctedLines } from './corrected-rate-lines.ts';
import { textTable } from './text-table.ts';
import { visible } from './visible.ts';

type SeriesResult = RatingResults['series'][number];

/** What judges said of the trials of a run, alone and together, and what that makes of refusals; nothing where none has read any. */
export function ratingResultsLines(results: Results): string[] {
  const { ratings } = results;
  if (ratings === undefined) return [];
  return [
    ...ratings.series.flatMap((result) => [...seriesLines(result, results), '']),
    ...ratings.panels.flatMap((panel) => [...panelLines(panel, results), '']),
  ];
}

function seriesLines(result: SeriesResult, results: Results): string[] {
  const { series } = result;
  const rows = answerRows(result, results);
  const { head, place } = placesOf(rows);
  return [
    ...(series.synthetic ? [plantedJudgeNotice.toUpperCase()] : []),
    `Ratings: ${series.rubric} by ${series.judge}, series ${series.id}${series.repeats > 1 ? `, ${series.repeats} readings a trial` : ''}`,
    textTable(
      [...head, 'question', 'trials by answer', 'else'],
      rows.map((row) => [...place(row), visible(row.field), visible(row.answers), row.others]),
    ),
    ...refusalLines(result, results, 'judge'),
    ...correctedLines(result, results, 'judge'),
  ];
}

function panelLines(panel: PanelResult, results: Results): string[] {
  const rows = panelRows(panel, results);
  const { head, place } = placesOf(rows);
  return [
    ...(panel.synthetic ? [plantedJudgeNotice.toUpperCase()] : []),
    `Ratings: ${panel.rubric} by a panel of ${panel.judges.length}: ${panelJudgesText(panel)}`,
    ...(rows.length === 0
      ? ['No trial was read by all of them.']
      : [
          textTable(
            [...head, 'question', 'read by all', 'trials by answer of most judges', 'all alike', 'mean share', 'else'],
            rows.map((row) => [
              ...place(row),
              visible(row.field),
              row.read,
              visible(row.answers),
              row.unanimous,
              visible(row.shares),
              row.others,
            ]),
          ),
          panelRule,
        ]),
    ...refusalLines(panel, results, 'panel'),
    ...correctedLines(panel, results, 'panel'),
  ];
}

function refusalLines(result: Pick<SeriesResult, 'cells'>, results: Results, by: 'judge' | 'panel'): string[] {
  const rows = refusalRows(result, results);
  if (rows.length === 0) return [];
  const { head, place } = placesOf(rows);
  return [
    '',
    textTable(
      [...head, 'measure', 'by text-rule/1', `by this ${by}`],
      rows.map((row) => [...place(row), row.measure, row.byRule, row.byJudge]),
    ),
    `By this ${by}: it says open-refusal, or the provider stopped the subject. Cells of all conditions together; --json has each with its interval.`,
  ];
}

interface Placed {
  readonly scenario: string;
  readonly model: string;
}

/** The columns that say where a row is from; the model only where there are several. */
function placesOf(rows: readonly Placed[]): { readonly head: string[]; readonly place: (row: Placed) => string[] } {
  const several = new Set(rows.map(({ model }) => model)).size > 1;
  return {
    head: ['scenario', ...(several ? ['model'] : [])],
    place: ({ scenario, model }) => [scenario, ...(several ? [model] : [])],
  };
}
