import type { CellResult, MeasureEstimate, Results, Scenario } from '../../spec/index.ts';
import { figureName } from './figure-name.ts';
import { heatMap, type HeatMap, type HeatMapTile } from './heat-map.ts';
import { shareText } from './number-text.ts';
import { poolRates, sequenceNote, type PooledPart } from './pool-rates.ts';
import { axesOf, axisLevels, levelOf, matrixAxes, rateGroups, type MatrixAxis, type RateGroup } from './rate-groups.ts';
import type { FigurePlan } from './figure-plan.ts';

/** The matrices of rates of a run, or why there is none. Each scenario counts by its primary measure. */
export function rateFigures(
  results: Results,
  scenarios: readonly Pick<Scenario, 'name' | 'measures'>[],
  asked: { rows: readonly MatrixAxis[] | undefined; columns: MatrixAxis | undefined },
): FigurePlan[] | string {
  const cells = results.cells.filter((cell) => primaryOf(cell, scenarios)?.estimate.type === 'boolean');
  if (cells.length === 0) return 'no cell has a rate: the primary measures are not yes or no';
  const { columns, ...given } = axesOf({ cells }, scenarios, asked);
  const measureOf = (cell: CellResult) => primaryOf(cell, scenarios)?.name ?? '';
  const groupsBy = (rows: readonly MatrixAxis[]) => rateGroups(cells, scenarios, [...rows, columns], measureOf);
  const rows = [...given.rows];
  // Where too many matrices would come of it, what sets them apart becomes rows.
  for (let groups = groupsBy(rows); groups.length > mostMatrices; groups = groupsBy(rows)) {
    const next = groups[0]?.held.map(([axis]) => axis).find((axis) => axis !== 'measure' && axis !== 'model');
    if (next === undefined) break;
    rows.push(next);
  }
  const groups = groupsBy(rows);
  return groups.map((group) => {
    const data = heatMapOf(group, scenarios, { rows, columns });
    const name = figureName('rates', ...group.held.flatMap(([axis, level]) => (named.has(axis) ? [level] : [axis, level])));
    return { name, title: data.title, description: data.description, draw: (options) => heatMap(data, options) };
  });
}

const mostMatrices = 8;

/** Axes whose levels say by themselves what they are. */
const named: ReadonlySet<string> = new Set(['model', 'measure']);

function heatMapOf(
  { cells, held }: RateGroup,
  scenarios: readonly Pick<Scenario, 'name' | 'measures'>[],
  { rows, columns }: { rows: readonly MatrixAxis[]; columns: MatrixAxis },
): HeatMap {
  const rowOf = (cell: CellResult) => rows.map((axis) => levelOf(cell, axis)).join(' · ');
  const present = new Set(cells.map(rowOf));
  const rowNames = combinations(rows.map((axis) => axisLevels(cells, axis, scenarios))).filter((name) => present.has(name));
  const columnNames = axisLevels(cells, columns, scenarios);
  const byTile = [...Map.groupBy(cells, (cell) => JSON.stringify([rowOf(cell), levelOf(cell, columns)])).values()];
  const tiles = byTile.flatMap((own): HeatMapTile[] => {
    const [first] = own;
    if (first === undefined) return [];
    const rate = poolRates(own.flatMap((cell) => partOf(cell, primaryOf(cell, scenarios)?.estimate)));
    return [{ row: rowOf(first), column: levelOf(first, columns), ...rate }];
  });
  const measures = [...new Set(cells.flatMap((cell) => primaryOf(cell, scenarios)?.name ?? []))];
  const where = held.map(([axis, level]) => (named.has(axis) ? level : `${axis} ${level}`)).join(', ');
  return {
    title: `Rates by ${inWords([...rows, columns])}${where === '' ? '' : `: ${where}`}`,
    description: descriptionOf(tiles),
    rowName: rows.join(' · '),
    columnName: columns,
    rows: rowNames,
    columns: columnNames,
    tiles,
    scale:
      measures.length === 1
        ? `share of trials with ${measures[0] ?? ''}`
        : `share of trials with the scenario's own outcome: ${measures.join(', ')}`,
    ...notesOn(byTile),
  };
}

function partOf({ stopping }: CellResult, estimate: MeasureEstimate | undefined): PooledPart[] {
  return estimate === undefined ? [] : [{ estimate, stopping }];
}

/** What differs within a tile, and what its interval is. */
function notesOn(tiles: readonly (readonly CellResult[])[]): { note?: string } {
  const levels = (axis: MatrixAxis) => Math.max(0, ...tiles.map((cells) => new Set(cells.map((cell) => levelOf(cell, axis))).size));
  const pooled = matrixAxes.filter((axis) => levels(axis) > 1);
  const notes = [
    ...(pooled.length === 0 ? [] : [`A tile takes together up to ${inWords(pooled.map((axis) => `${levels(axis)} levels of ${axis}`))}.`]),
    ...(tiles.flat().some(({ stopping }) => stopping !== null) ? [sequenceNote] : []),
  ];
  return notes.length === 0 ? {} : { note: notes.join(' ') };
}

function descriptionOf(tiles: readonly HeatMapTile[]): string {
  const known = tiles.filter((tile): tile is HeatMapTile & { rate: number } => tile.rate !== null).sort((a, b) => a.rate - b.rate);
  const named = ({ row, column, rate, n }: HeatMapTile & { rate: number }) => `${shareText(rate)} of ${n} trials at ${row}, ${column}`;
  const [lowest] = known;
  const highest = known.at(-1);
  if (lowest === undefined || highest === undefined) return `A matrix of ${tiles.length} tiles, none with a value.`;
  return `A matrix of ${tiles.length} tiles, each with a rate and its interval. Lowest: ${named(lowest)}. Highest: ${named(highest)}.`;
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Every way to take one level of each, the first axis changing slowest. */
function combinations(levels: readonly (readonly string[])[]): string[] {
  return levels
    .reduce<string[][]>((made, own) => made.flatMap((start) => own.map((level) => [...start, level])), [[]])
    .map((parts) => parts.join(' · '));
}

/** The measure that stands for a cell's behaviour. */
export function primaryOf(
  { scenario, measures }: CellResult,
  scenarios: readonly Pick<Scenario, 'name' | 'measures'>[],
): { readonly name: string; readonly estimate: MeasureEstimate } | undefined {
  const own = scenarios.find(({ name }) => name === scenario)?.measures.find(({ primary }) => primary === true);
  const estimate = own === undefined ? undefined : measures[own.name];
  return own === undefined || estimate === undefined ? undefined : { name: own.name, estimate };
}
