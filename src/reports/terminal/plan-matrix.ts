import { factorNames, levelsOf, type Cell, type FactorName, type Plan } from '../../spec/index.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrapped.ts';

/**
 * The cells of a plan as a matrix a scenario and model: a row for each combination of who is at stake and what was
 * manipulated, a column for each relationship, and the number of cells in each place, with what they are crossed with.
 */
export function planMatrix({ cells }: Pick<Plan, 'cells'>, { columns: width }: { columns: number }): string[] {
  const models = new Set(cells.map(({ model }) => model));
  const everywhere = constantIn(cells);
  const groups = [...Map.groupBy(cells, ({ scenario, model }) => JSON.stringify([scenario, model])).values()];
  // Models that are given the same cells share a block.
  const blocks = [...Map.groupBy(groups, (group) => shapeOf(group)).values()];
  return [
    ...wrapped(inWords('in every cell', [...(models.size === 1 ? [`model ${[...models].join('')}`] : []), ...everywhere]), width),
    ...blocks.flatMap((block) => ['', ...blockLines(block, { severalModels: models.size > 1, everywhere, width })]),
  ].filter((line, index) => index > 0 || line !== '');
}

/** What varies down the rows; whatever else varies stands within each place. */
const rowFactors: readonly FactorName[] = [
  'atStake',
  'stakes',
  'monitoring',
  'rule',
  'mitigation',
  'peerIdentity',
  'organisation',
  'agency',
  'scratchpad',
];

interface Setting {
  readonly severalModels: boolean;
  readonly everywhere: readonly string[];
  readonly width: number;
}

function blockLines(block: readonly (readonly Cell[])[], { severalModels, everywhere, width }: Setting): string[] {
  const cells = block[0] ?? [];
  const varying = factorNames.filter((factor) => levelsIn(cells, factor).length > 1);
  const across = varying.includes('relationship') ? 'relationship' : varying.find((factor) => rowFactors.includes(factor));
  const down = rowFactors.filter((factor) => factor !== across && varying.includes(factor));
  const within = varying.filter((factor) => factor !== across && !down.includes(factor));
  const levels = across === undefined ? [] : levelsIn(cells, across);
  const rows = [...Map.groupBy(cells, (cell) => JSON.stringify(down.map((factor) => cell.condition[factor] ?? ''))).values()];
  const trials = block.flat().reduce((sum, cell) => sum + cell.trials, 0);
  const each = new Set(cells.map((cell) => cell.trials));
  const own = constantIn(cells).filter((level) => !everywhere.includes(level));
  return [
    `${cells[0]?.scenario ?? ''}: ${number(cells.length)} cells${block.length > 1 ? ` for each of ${block.length} models` : ''}, ${number(trials)} trials${each.size === 1 ? ` (${number([...each][0] ?? 0)} a cell)` : ''}`,
    ...(severalModels ? wrapped(`  ${block.map(([cell]) => cell?.model ?? '').join(', ')}`, width) : []),
    ...wrapped(inWords('  everywhere', own), width),
    ...wrapped(
      inWords(
        '  in each place',
        within.map((factor) => `${factor} ${levelsIn(cells, factor).join(', ')}`),
        '; ',
      ),
      width,
    ),
    ...(varying.length === 0 ? [] : [matrix()]),
  ].filter((line) => line !== '');

  function matrix(): string {
    const head = [...down, ...levels.map((level, index) => (index === 0 ? `${across ?? ''} ${level}` : level)), 'cells'];
    const body = rows.map((row) => [
      ...down.map((factor) => row[0]?.condition[factor] ?? '–'),
      ...levels.map((level) => {
        const count = row.filter((cell) => across !== undefined && cell.condition[across] === level).length;
        return count === 0 ? '·' : number(count);
      }),
      number(row.length),
    ]);
    const right = [...levels, ''].map((_level, index) => down.length + index);
    return textTable(head, body, right)
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n');
  }
}

/** The same for models whose cells differ in nothing but the model. */
function shapeOf(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map(({ scenario, condition, trials }) => [scenario, condition, trials]));
}

/** Levels that all of several cells share, those that the cell does not name left out. */
function constantIn(cells: readonly Cell[]): string[] {
  return factorNames.flatMap((factor) => {
    const seen = new Set(cells.map((cell) => cell.condition[factor]));
    const [level] = seen;
    return seen.size === 1 && level !== undefined ? [`${factor} ${level}`] : [];
  });
}

/** In the order in which the factor has them. */
function levelsIn(cells: readonly Cell[], factor: FactorName): string[] {
  const seen = new Set(cells.map((cell) => cell.condition[factor]));
  return levelsOf(factor).filter((level) => seen.has(level));
}

function inWords(head: string, parts: readonly string[], separator = ', '): string {
  return parts.length === 0 ? '' : `${head}: ${parts.join(separator)}`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
