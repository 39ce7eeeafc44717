import { plantedJudgeNotice, type RatingResults } from '../../../spec/index.ts';
import { answerRows, correctedRows, refusalRows } from '../../rating-rows.ts';
import { code, paragraph, part, table } from '../blocks.ts';
import type { Block, Section, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';

/** What judges said of trials; no section where none has read any. */
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
      ],
    },
  ];
}

type SeriesResult = RatingResults['series'][number];

function titleOf({ series: { rubric, judge, id } }: SeriesResult): Text {
  return [code(rubric), ' by ', code(judge), `, series ${id}`];
}

function seriesBlocks(result: SeriesResult, results: ReportInput['results']): Block[] {
  const { series } = result;
  const refusals = refusalRows(result, results);
  const corrected = correctedRows(result);
  return [
    ...(series.synthetic ? [paragraph(`${plantedJudgeNotice}: the errors of this judge were built in.`)] : []),
    table({
      id: `ratings-${series.id}-answers`,
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
    ...(refusals.length === 0
      ? []
      : [
          table({
            id: `ratings-${series.id}-refusals`,
            caption:
              'Measures that turn on an open refusal, by text-rule/1 and by this judge: it says open-refusal, or the provider stopped the subject. Cells of all conditions that were read, together.',
            columns: [
              { title: 'scenario' },
              { title: 'model' },
              { title: 'measure' },
              { title: 'by text-rule/1', align: 'right' as const },
              { title: 'by this judge', align: 'right' as const },
            ],
            rowHeads: 3,
            rows: refusals.map(({ scenario, model, measure, byRule, byJudge }): Text[] => [
              scenario,
              model,
              [code(measure)],
              byRule,
              byJudge,
            ]),
            publish: true,
          }),
        ]),
    ...(corrected.length === 0
      ? []
      : [
          table({
            id: `ratings-${series.id}-corrected`,
            caption:
              "Rates as the judge says, and with its error taken out by people's labels: by prediction-powered inference, for which labels are taken to be a random draw within what the judge said, and by Rogan and Gladen, where its assumptions hold.",
            columns: [
              { title: 'scenario' },
              { title: 'answer' },
              { title: 'as the judge says', align: 'right' as const },
              { title: 'labels', align: 'right' as const },
              { title: 'corrected', align: 'right' as const },
              { title: 'by Rogan-Gladen', align: 'right' as const },
              { title: 'why not' },
            ],
            rowHeads: 2,
            rows: corrected.map((row): Text[] => [
              row.scenario,
              [code(row.answer)],
              row.raw,
              row.labels,
              row.corrected,
              row.roganGladen,
              row.reasons.join('; '),
            ]),
            publish: true,
          }),
        ]),
  ];
}
