import { dispositions, plantedNotice, type Results, type Scenario } from '../../spec/index.ts';
import { estimateText } from '../figures-in-words.ts';
import { intervalsInWords, stoppingSentences } from '../stopping-in-words.ts';
import { behaviourIn, meaningIn } from '../measure-in-words.ts';
import { impliedText, resultsMatrix, type MatrixRow, type ResultsMatrix } from '../results-matrix.ts';
import { comparisonLines } from './comparison-table.ts';
import { contrastLines } from './contrast-lines.ts';
import { followUpTable } from './follow-up-lines.ts';
import { ratingResultsLines } from './rating-results-lines.ts';
import { spendingLines } from './spending-lines.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrapped.ts';

/** The results as a person reads them on a terminal: one block a scenario, rates with intervals and denominators. */
export function resultsTable(results: Results, { scenarios, columns }: { scenarios: readonly Scenario[]; columns: number }): string {
  const matrix = resultsMatrix(results, scenarios);
  const blocks = scenarios.flatMap((scenario) => {
    const rows = matrix.rows.filter((row) => row.scenario === scenario.name);
    const cells = results.cells.filter((cell) => cell.scenario === scenario.name);
    return rows.length === 0 ? [] : [scenarioBlock(scenario, rows, { matrix, cells })];
  });
  const { run } = results;
  const notice = run.synthetic ? [plantedNotice.toUpperCase(), ''] : [];
  return [
    ...notice,
    `${run.study} · run ${run.id} · ${run.status} · seed ${run.seed}`,
    ...constantLine(matrix),
    ...impliedLine(matrix),
    '',
    blocks.join('\n\n'),
    '',
    ...contrastLines(results),
    ...followUpTable(results),
    ...ratingResultsLines(results),
    ...comparisonLines(results, { columns }),
    dispositionLine(results),
    ...stoppingSentences(results).flatMap((sentence) => wrapped(sentence, columns)),
    ...spendingLines(results),
    ...reading(results),
  ].join('\n');
}

function scenarioBlock(
  scenario: Scenario,
  rows: readonly MatrixRow[],
  { matrix, cells }: { matrix: ResultsMatrix; cells: Results['cells'] },
): string {
  const severalModels = new Set(matrix.rows.map((row) => row.model)).size > 1;
  const used = matrix.rowFactors.map(
    (_factor, position) => new Set(rows.map((row) => row.levels[position])).size > 1 || rows.some((row) => row.levels[position] !== ''),
  );
  const severalMeasures = new Set(rows.map((row) => row.measure.name)).size > 1;
  const head = [
    ...(severalModels ? ['model'] : []),
    ...matrix.rowFactors.filter((_factor, position) => used[position]),
    ...(severalMeasures ? ['measure'] : []),
    ...matrix.columns.map((level) => (matrix.columnFactor === undefined ? 'all trials' : `${matrix.columnFactor} ${level}`)),
    'not completed',
  ];
  const body = rows.map((row) => [
    ...(severalModels ? [row.model] : []),
    ...row.levels.filter((_level, position) => used[position]).map((level) => (level === '' ? '–' : level)),
    ...(severalMeasures ? [row.measure.name] : []),
    ...row.estimates.map(estimateText),
    notCompleted(row),
  ]);
  const measures = [...new Map(rows.map((row) => [row.measure.name, row.measure])).values()];
  const legend = measures.map((measure) => `${measure.name}: ${meaningIn(measure, cells)}`).join(' · ');
  return `${scenario.name} (${behaviourIn(scenario.behaviour, cells)})\n${legend}\n${textTable(head, body)}`;
}

function notCompleted({ trials, stopping }: MatrixRow): string {
  const counted = dispositions.filter((name) => name !== 'completed' && trials[name] > 0).map((name) => `${name} ${trials[name]}`);
  const left = trials.planned - dispositions.reduce((sum, name) => sum + trials[name], 0) - stopping.ranOn - stopping.notRun;
  return [
    ...counted,
    ...(left > 0 ? [`not run ${left}`] : []),
    ...(stopping.notRun > 0 ? [`spared ${stopping.notRun}`] : []),
    ...(stopping.ranOn > 0 ? [`ran on ${stopping.ranOn}`] : []),
  ].join(', ');
}

function constantLine({ constant }: ResultsMatrix): string[] {
  const levels = Object.entries(constant).map(([factor, level]) => `${factor} ${level}`);
  return levels.length === 0 ? [] : [`in all cells: ${levels.join(', ')}`];
}

function impliedLine(matrix: ResultsMatrix): string[] {
  const text = impliedText(matrix);
  return text === '' ? [] : [text];
}

function dispositionLine({ cells }: Results): string {
  const total = (name: keyof (typeof cells)[number]['trials']): number => cells.reduce((sum, cell) => sum + cell.trials[name], 0);
  const parts = dispositions
    .toReversed()
    .filter((name) => total(name) > 0)
    .map((name) => `${name} ${total(name)}`);
  return `${cells.length} cells, ${total('planned')} trials planned: ${parts.length === 0 ? 'none run yet' : parts.join(', ')}`;
}

function reading(results: Results): string[] {
  const { run } = results;
  const lines = [intervalsInWords(results)];
  if (run.synthetic)
    lines.push('Reference subjects act as they were built to: this shows that the instrument works, and nothing about any model.');
  return lines;
}
