import {
  matchesAny,
  type CellResult,
  type MatrixQuery,
  type MatrixSide,
  type MatrixView,
  type Results,
  type Scenario,
} from '../../spec/index.ts';
import { unknownName } from '../../errors/index.ts';
import { chosenAxes, levelOn, levelsOn, matrixAxes, varyOn, type MatrixAxis } from './matrix-axes.ts';
import { createTileMaker } from './matrix-tile.ts';

/**
 * Lays the results of a run out by any factors, scenario or model on rows and columns. Cells that share a tile are taken
 * together, and the tile says what differs among them. Throws InputError `unknown-name` for an axis that does not exist.
 */
export function matrixView(
  { cells: all }: Pick<Results, 'cells'>,
  scenarios: readonly Pick<Scenario, 'name' | 'measures'>[],
  { rows, columns, where = {}, measure, measures = {} }: MatrixQuery = {},
): MatrixView {
  const order = scenarios.map(({ name }) => name);
  const [givenRows, givenColumns] = [rows?.map(axisNamed), columns?.map(axisNamed)];
  const cells = all.filter(({ scenario, model, condition }) => matchesAny([where], { ...condition, scenario, model }));
  const varies = (among: readonly CellResult[]) => matrixAxes.filter((axis) => varyOn(among, axis));
  const axes = chosenAxes(cells, varies(cells), {
    rows: givenRows,
    columns: givenColumns?.filter((axis) => !(givenRows ?? []).includes(axis)),
  });
  const side = (own: readonly MatrixAxis[]): MatrixSide & { of: (cell: CellResult) => number } => {
    const key = (levels: readonly string[]): string => JSON.stringify(levels);
    const levelsIn = (cell: CellResult): string[] => own.map((axis) => levelOn(cell, axis));
    const present = new Set(cells.map((cell) => key(levelsIn(cell))));
    const headings = inOrder(
      [...present].map((text) => JSON.parse(text) as string[]),
      own.map((axis) => levelsOn(cells, axis, order)),
    );
    const places = new Map(headings.map((levels, place) => [key(levels), place]));
    return { axes: own, headings, of: (cell) => places.get(key(levelsIn(cell))) ?? 0 };
  };
  const [down, across] = [side(axes.rows), side(axes.columns)];
  const tileOf = createTileMaker(scenarios, { measure, measures });
  const groups = Map.groupBy(cells, (cell) => down.of(cell) * across.headings.length + across.of(cell));
  const tiles = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, own]) => {
      const first = own[0] as CellResult; // a group has a member
      return { row: down.of(first), column: across.of(first), ...tileOf(own) };
    });
  return {
    rows: { axes: down.axes, headings: down.headings },
    columns: { axes: across.axes, headings: across.headings },
    tiles,
    axes: varies(all).map((axis) => ({ axis, levels: levelsOn(all, axis, order).filter((level) => level !== '') })),
  };
}

function axisNamed(name: string): MatrixAxis {
  const axis = matrixAxes.find((known) => known === name);
  if (axis === undefined) throw unknownName('factor', name, matrixAxes);
  return axis;
}

/** Sorts lists of levels by the order of each axis, the first axis changing slowest. */
function inOrder(lists: readonly (readonly string[])[], orders: readonly (readonly string[])[]): (readonly string[])[] {
  return lists.toSorted((a, b) => {
    for (const [axis, order] of orders.entries()) {
      const difference = order.indexOf(a[axis] ?? '') - order.indexOf(b[axis] ?? '');
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
