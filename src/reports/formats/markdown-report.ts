import { dispositions, plantedNotice, type Results, type Scenario } from '../../spec/index.ts';
import { estimateText } from '../figures-in-words.ts';
import { resultsMatrix, type MatrixRow, type ResultsMatrix } from '../results-matrix.ts';

/** The results as Markdown: what was run, a table a scenario, and how to read them. */
export function markdownReport(results: Results, scenarios: readonly Scenario[]): string {
  const { run } = results;
  const matrix = resultsMatrix(results, scenarios);
  const notice = run.synthetic
    ? [`> **${plantedNotice}**: reference subjects act as they were built to; nothing here is about any model.`, '']
    : [];
  const sections = scenarios.flatMap((scenario) => {
    const rows = matrix.rows.filter((row) => row.scenario === scenario.name);
    return rows.length === 0 ? [] : [`## ${scenario.name}`, '', scenario.summary, '', ...measureLines(rows), '', table(rows, matrix), ''];
  });
  return [
    `# ${run.study}`,
    '',
    ...notice,
    `Run \`${run.id}\`, ${run.status}, seed ${run.seed}, custodes ${run.version}, started ${run.createdAt}${run.finishedAt === null ? '' : `, ended ${run.finishedAt}`}.`,
    '',
    ...sections,
    '## How to read this',
    '',
    'Rates stand with their 95 % Wilson interval in brackets, then the count over the trials that have a value; means with their 95 % t interval. A trial whose value is missing is in no rate; `custodes show --json` gives the bounds that count the missing as all no and all yes.',
    '',
  ].join('\n');
}

function measureLines(rows: readonly MatrixRow[]): string[] {
  return [...new Map(rows.map((row) => [row.measure.name, row.measure.meaning]))].map(([name, meaning]) => `- \`${name}\`: ${meaning}`);
}

function table(rows: readonly MatrixRow[], { columns, columnFactor, rowFactors }: ResultsMatrix): string {
  const head = [
    'model',
    ...rowFactors,
    'measure',
    ...columns.map((level) => (columnFactor === undefined ? 'all trials' : `${columnFactor} ${level}`)),
    'dispositions',
  ];
  const body = rows.map((row) => [
    row.model,
    ...row.levels.map((level) => (level === '' ? '–' : level)),
    row.measure.name,
    ...row.estimates.map(estimateText),
    dispositions
      .filter((name) => row.trials[name] > 0)
      .map((name) => `${name} ${row.trials[name]}`)
      .join(', '),
  ]);
  return [head, head.map(() => '---'), ...body]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
