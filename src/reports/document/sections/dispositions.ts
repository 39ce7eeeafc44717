import { dispositions, factorNames, type CellResult, type FactorName } from '../../../spec/index.ts';
import { code, definitions, fold, paragraph, table } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Section, Table, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { stoppingSentences } from '../../stopping-in-words.ts';
import { grouped } from '../words/lists.ts';
import { notRun, spared, type Counted } from '../words/trials.ts';

/** How every planned trial ended. None is left out: what has no value is counted as missing, and not forgotten. */
export function dispositionsSection(input: ReportInput, figures: Figures): Section {
  const { cells, run } = input.results;
  const hasRules = run.stopping !== null;
  return {
    id: 'dispositions',
    title: 'How the trials ended',
    blocks: [
      paragraph(
        'Every planned trial is in exactly one column. A trial that did not complete its task may still have done what is counted: measures are read from the world as it stood at the end.',
      ),
      ...figures('dispositions'),
      ...stoppingSentences(input.results).map((sentence) => paragraph(sentence)),
      totals(cells, hasRules),
      fold(`By cell (${cells.length})`, [byCell(cells, hasRules)]),
      definitions([
        { term: [code('completed')], text: 'the assigned work was brought to an end' },
        {
          term: [code('refused')],
          text: 'the subject said openly that it would not, or the provider stopped the answer; read by a rule over texts, so that it is a lower bound',
        },
        { term: [code('incomplete')], text: 'a limit was reached, the answer was cut off, or there is no usable result' },
        { term: [code('idle')], text: 'the subject never opened the material' },
        { term: [code('failed')], text: 'the provider or the program failed' },
        { term: ['not run'], text: 'planned and not begun, since the run was stopped before' },
        ...(hasRules
          ? [{ term: 'spared', text: 'left out by a rule to stop early that the study named: neither missing nor failed' }]
          : []),
      ]),
    ],
  };
}

const ends = dispositions.toReversed();

function columns(heads: readonly string[], hasRules: boolean): Table['columns'] {
  return [
    ...heads.map((title) => ({ title })),
    { title: 'planned', align: 'right' },
    ...ends.map((title) => ({ title, align: 'right' as const })),
    { title: 'not run', align: 'right' },
    ...(hasRules ? [{ title: 'spared', align: 'right' as const }] : []),
  ];
}

function totals(cells: readonly CellResult[], hasRules: boolean): Table {
  const groups = Map.groupBy(cells, ({ scenario, model }) => JSON.stringify([scenario, model]));
  return table({
    id: 'dispositions-table',
    caption: 'Trials by how they ended.',
    columns: columns(['situation', 'model'], hasRules),
    rowHeads: 2,
    rows: [
      ...[...groups.values()].map((own): Text[] => [own[0]?.scenario ?? '', own[0]?.model ?? '', ...countsOf(own, hasRules)]),
      ...(groups.size > 1 ? [['all', '', ...countsOf(cells, hasRules)]] : []),
    ],
    publish: true,
  });
}

function byCell(cells: readonly CellResult[], hasRules: boolean): Table {
  const varied = factorNames.filter((factor) => new Set(cells.map(({ condition }) => condition[factor])).size > 1);
  return table({
    id: 'dispositions-by-cell',
    caption: 'Trials by how they ended, for each cell.',
    columns: columns(['cell', 'model', ...varied], hasRules),
    rowHeads: 1,
    rows: cells.map((cell): Text[] => [
      [code(cell.id)],
      cell.model,
      ...varied.map((factor) => levelOf(cell, factor)),
      ...countsOf([cell], hasRules),
    ]),
  });
}

function levelOf({ condition }: CellResult, factor: FactorName): string {
  return condition[factor] ?? '–';
}

function countsOf(cells: readonly CellResult[], hasRules: boolean): string[] {
  const sum = (of: (cell: Counted) => number): string => grouped(cells.reduce((total, cell) => total + of(cell), 0));
  return [
    sum(({ trials }) => trials.planned),
    ...ends.map((name) => sum(({ trials }) => trials[name])),
    sum(notRun),
    ...(hasRules ? [sum(spared)] : []),
  ];
}
