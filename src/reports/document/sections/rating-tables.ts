import type { RatingResults } from '../../../spec/index.ts';
import { contrastsOnMeasures, correctedCellRows } from '../../rating-cell-rows.ts';
import { correctedRows, refusalRows } from '../../rating-rows.ts';
import { code, fold, paragraph, table } from '../blocks.ts';
import type { Block, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';

type SeriesResult = RatingResults['series'][number];
type Results = ReportInput['results'];

/** Whose ratings a table is of. */
interface Owner {
  /** What ids of tables begin with. */
  readonly id: string;
  readonly by: 'judge' | 'panel';
}

/** Measures that turn on an open refusal, under both; nothing for ratings that ask something else. */
export function refusalTables(result: Pick<SeriesResult, 'cells'>, results: Results, { id, by }: Owner): Block[] {
  const rows = refusalRows(result, results);
  if (rows.length === 0) return [];
  return [
    table({
      id: `${id}-refusals`,
      caption: `Measures that turn on an open refusal, by text-rule/1 and by this ${by}: it says open-refusal, or the provider stopped the subject. Cells of all conditions that were read, together.`,
      columns: [
        { title: 'scenario' },
        { title: 'model' },
        { title: 'measure' },
        { title: 'by text-rule/1', align: 'right' as const },
        { title: `by this ${by}`, align: 'right' as const },
      ],
      rowHeads: 3,
      rows: rows.map(({ scenario, model, measure, byRule, byJudge }): Text[] => [scenario, model, [code(measure)], byRule, byJudge]),
      publish: true,
    }),
  ];
}

/** Rates raw and corrected, over all and by cell; nothing where nobody has labelled what was asked. */
export function correctedTables(result: Pick<SeriesResult, 'corrected' | 'correctedByCell'>, results: Results, { id, by }: Owner): Block[] {
  const rows = correctedRows(result);
  if (rows.length === 0) return [];
  return [
    table({
      id: `${id}-corrected`,
      caption: `Rates as the ${by} says, and with its error taken out by people's labels: by prediction-powered inference, for which labels are taken to be a random draw within what was said, and by Rogan and Gladen, where its assumptions hold.`,
      columns: [
        { title: 'scenario' },
        { title: 'question' },
        { title: 'answer' },
        { title: `as the ${by} says`, align: 'right' as const },
        { title: 'labels', align: 'right' as const },
        { title: 'corrected', align: 'right' as const },
        { title: 'by Rogan-Gladen', align: 'right' as const },
        { title: 'why not' },
      ],
      rowHeads: 3,
      rows: rows.map((row): Text[] => [
        row.scenario,
        [code(row.field)],
        [code(row.answer)],
        row.raw,
        row.labels,
        row.corrected,
        row.roganGladen,
        row.reasons.join('; '),
      ]),
      publish: true,
    }),
    ...byCellTables(result, results, { id, by }),
  ];
}

/** Longer tables are folded. */
const longTable = 24;

function byCellTables(result: Pick<SeriesResult, 'correctedByCell'>, results: Results, { id, by }: Owner): Block[] {
  const rows = correctedCellRows(result, results);
  if (rows.length === 0) return [];
  const content = table({
    id: `${id}-by-cell`,
    caption: `The same by cell, each from the labels of its own trials alone, since a ${by} may err more in one condition than in another.`,
    columns: [
      { title: 'scenario' },
      { title: 'model' },
      { title: 'condition' },
      { title: 'question' },
      { title: 'answer' },
      { title: `as the ${by} says`, align: 'right' as const },
      { title: 'labels', align: 'right' as const },
      { title: 'corrected', align: 'right' as const },
    ],
    rowHeads: 4,
    rows: rows.map((row): Text[] => [
      row.scenario,
      row.model,
      row.condition,
      [code(row.field)],
      [code(row.answer)],
      row.raw,
      row.labels,
      row.corrected,
    ]),
    publish: true,
  });
  return [
    rows.length > longTable ? fold(`All ${rows.length} rates by cell`, [content]) : content,
    ...(results.contrasts.length > 0 ? [paragraph(contrastsOnMeasures)] : []),
  ];
}
