import { meaningIn, behaviourIn } from '../../measure-in-words.ts';
import { estimateText } from '../../figures-in-words.ts';
import { intervalsInWords } from '../../stopping-in-words.ts';
import { impliedText, resultsMatrix, type MatrixRow, type ResultsMatrix } from '../../results-matrix.ts';
import { code, definitions, fold, paragraph, part, table } from '../blocks.ts';
import type { Block, Section, Table, Text } from '../report-document.ts';
import type { Figures } from '../figures.ts';
import type { ReportInput } from '../report-input.ts';
import { trialsText } from '../words/trials.ts';

/** The matrix of rates: as a figure, and in full as a table for each situation. */
export function ratesSection(input: ReportInput, figures: Figures): Section {
  const matrix = resultsMatrix(input.results, input.scenarios);
  return {
    id: 'rates',
    title: 'Rates',
    blocks: [
      paragraph(
        `A rate is the share of trials in which what is counted is true, among the trials that have a value. ${intervalsInWords(input.results)} A dash stands where nothing was planned or nothing has a value.`,
      ),
      ...figures('rates'),
      ...input.scenarios.flatMap(({ name }) => scenarioPart(name, input, matrix)),
    ],
  };
}

function scenarioPart(name: string, input: ReportInput, matrix: ResultsMatrix): Block[] {
  const rows = matrix.rows.filter((row) => row.scenario === name);
  const scenario = input.scenarios.find((known) => known.name === name);
  if (rows.length === 0 || scenario === undefined) return [];
  const cells = input.run.cells.filter((cell) => cell.scenario === name);
  const measures = [...new Map(rows.map(({ measure }) => [measure.name, measure])).values()];
  const content = ratesTable(name, rows, matrix);
  return [
    part(
      `rates-${name}`,
      [code(name), ` (${behaviourIn(scenario.behaviour, cells)})`],
      [
        definitions(measures.map((measure) => ({ term: [code(measure.name)], text: meaningIn(measure, cells) }))),
        rows.length > longTable ? fold(`All ${rows.length} rows`, [content]) : content,
      ],
    ),
  ];
}

/** Longer tables are folded: the figure shows them at a glance. */
const longTable = 24;

function ratesTable(name: string, rows: readonly MatrixRow[], matrix: ResultsMatrix): Table {
  const severalModels = new Set(rows.map((row) => row.model)).size > 1;
  const severalMeasures = new Set(rows.map((row) => row.measure.name)).size > 1;
  const used = matrix.rowFactors.map((_factor, position) => new Set(rows.map((row) => row.levels[position])).size > 1);
  const heads: Text[] = [
    ...(severalModels ? ['model'] : []),
    ...matrix.rowFactors.filter((_factor, position) => used[position]),
    ...(severalMeasures ? ['measure'] : []),
  ];
  const columns = matrix.columns.map((level) => (matrix.columnFactor === undefined ? 'all trials' : `${matrix.columnFactor} ${level}`));
  const [first] = rows;
  const same = matrix.rowFactors.flatMap((factor, position) => {
    const level = first?.levels[position] ?? '';
    return used[position] === true || level === '' ? [] : [`${factor} ${level}`];
  });
  return table({
    id: `rates-table-${name}`,
    caption: [
      ...(severalMeasures || first === undefined ? ['Rates'] : ['Rates of ', code(first.measure.name)]),
      ' in ',
      code(name),
      severalModels ? '' : ` with ${first?.model ?? ''}`,
      same.length === 0 ? '' : `; in all rows ${same.join(', ')}`,
      Object.keys(matrix.implied).length === 0 ? '' : `; ${impliedText(matrix)}`,
      '.',
    ],
    columns: [
      ...heads.map((title) => ({ title })),
      ...columns.map((title) => ({ title, align: 'right' as const })),
      { title: 'not completed' },
    ],
    rowHeads: heads.length,
    rows: rows.map((row): Text[] => [
      ...(severalModels ? [row.model] : []),
      ...row.levels.filter((_level, position) => used[position]).map((level) => (level === '' ? '–' : level)),
      ...(severalMeasures ? [row.measure.name] : []),
      ...row.estimates.map(estimateText),
      trialsText(row),
    ]),
    publish: true,
  });
}
