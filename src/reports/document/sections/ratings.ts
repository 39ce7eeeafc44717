import { plantedJudgeNotice, type PanelResult, type RatingResults } from '../../../spec/index.ts';
import { panelJudgesText, panelRows, panelRule } from '../../panel-rows.ts';
import { answerRows } from '../../rating-rows.ts';
import { code, paragraph, part, table } from '../blocks.ts';
import type { Block, Section, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { correctedTables, refusalTables } from './rating-tables.ts';

type SeriesResult = RatingResults['series'][number];
type Results = ReportInput['results'];

/** What judges said of trials, alone and together; no section where none has read any. */
export function ratingsSections({ results }: ReportInput): Section[] {
  const { ratings } = results;
  if (ratings === undefined) return [];
  return [
    {
      id: 'ratings',
      title: 'Ratings: what judges said of the trials',
      blocks: [
        paragraph(
          'A model read the trials and answered a rubric. What it says is an opinion with an error of its own, which custodes calibrate measures; nothing above rests on it. A reading without a valid answer is counted and never dropped.',
        ),
        ...ratings.series.map((result) => part(`ratings-${result.series.id}`, titleOf(result), seriesBlocks(result, results))),
        ...ratings.panels.map((panel, place) =>
          part(
            `ratings-panel-${place + 1}`,
            [code(panel.rubric), ` by a panel of ${panel.judges.length} judges`],
            panelBlocks(panel, place, results),
          ),
        ),
      ],
    },
  ];
}

function titleOf({ series: { rubric, judge, id } }: SeriesResult): Text {
  return [code(rubric), ' by ', code(judge), `, series ${id}`];
}

function seriesBlocks(result: SeriesResult, results: Results): Block[] {
  const { series } = result;
  const id = `ratings-${series.id}`;
  return [
    ...(series.synthetic ? [paragraph(`${plantedJudgeNotice}: the errors of this judge were built in.`)] : []),
    table({
      id: `${id}-answers`,
      caption: `Trials by answer${series.repeats > 1 ? `, each the one that most of ${series.repeats} readings give` : ''}.`,
      columns: [{ title: 'scenario' }, { title: 'model' }, { title: 'question' }, { title: 'trials by answer' }, { title: 'else' }],
      rowHeads: 3,
      rows: answerRows(result, results).map(({ scenario, model, field, answers, others }): Text[] => [
        scenario,
        model,
        [code(field)],
        answers,
        others,
      ]),
      publish: true,
    }),
    ...refusalTables(result, results, { id, by: 'judge' }),
    ...correctedTables(result, results, { id, by: 'judge' }),
  ];
}

function panelBlocks(panel: PanelResult, place: number, results: Results): Block[] {
  const id = `ratings-panel-${place + 1}`;
  return [
    ...(panel.synthetic ? [paragraph(`${plantedJudgeNotice}: the errors of a judge were built in.`)] : []),
    paragraph(`${panelJudgesText(panel)}. ${panelRule}`),
    ...(panel.cells.length === 0
      ? [paragraph('No trial was read by all of them.')]
      : [
          table({
            id: `${id}-answers`,
            caption:
              'Trials that all judges read, by the answer of most of them, and the mean share of each answer over judges and trials.',
            columns: [
              { title: 'scenario' },
              { title: 'model' },
              { title: 'question' },
              { title: 'read by all', align: 'right' as const },
              { title: 'trials by answer' },
              { title: 'all alike', align: 'right' as const },
              { title: 'mean share' },
              { title: 'else' },
            ],
            rowHeads: 3,
            rows: panelRows(panel, results).map(({ scenario, model, field, read, answers, unanimous, shares, others }): Text[] => [
              scenario,
              model,
              [code(field)],
              read,
              answers,
              unanimous,
              shares,
              others,
            ]),
            publish: true,
          }),
        ]),
    ...refusalTables(panel, results, { id, by: 'panel' }),
    ...correctedTables(panel, results, { id, by: 'panel' }),
  ];
}
