import { factorNames, levelsOf, type CellResult, type FactorName } from '../../spec/index.ts';

/** A factor, or `scenario` or `model`: what a matrix can have on its rows and columns. */
export type MatrixAxis = 'scenario' | 'model' | FactorName;

/** All axes, in the order in which they are offered. */
export const matrixAxes: readonly MatrixAxis[] = ['scenario', 'model', ...factorNames];

/** The level that a cell has on an axis; empty where its scenario does not know the factor. */
export function levelOn({ scenario, model, condition }: CellResult, axis: MatrixAxis): string {
  if (axis === 'scenario') return scenario;
  if (axis === 'model') return model;
  return condition[axis] ?? '';
}

/** The levels of an axis that cells have, in its own order: scenarios as listed, models as planned, factors as declared. */
export function levelsOn(cells: readonly CellResult[], axis: MatrixAxis, scenarios: readonly string[]): string[] {
  const present = new Set(cells.map((cell) => levelOn(cell, axis)));
  const known = axis === 'scenario' ? scenarios : axis === 'model' ? [] : levelsOf(axis);
  return [...known.filter((level) => present.has(level)), ...[...present].filter((level) => !known.includes(level))];
}

/** Whether cells differ on an axis. That some do not know a factor is no difference by itself: their scenario or another level says it. */
export function varyOn(cells: readonly CellResult[], axis: MatrixAxis): boolean {
  return new Set(cells.map((cell) => levelOn(cell, axis)).filter((level) => level !== '')).size > 1;
}

/**
 * The axes of a matrix that nobody chose: the relationship across where it varies, else the first factor that does; down,
 * what sets the cells apart that would share a tile. What a study asks about is never taken together unasked: a rate over
 * trials with and without stakes is the rate of nothing.
 */
export function chosenAxes(
  cells: readonly CellResult[],
  varying: readonly MatrixAxis[],
  { rows, columns }: { rows?: readonly MatrixAxis[] | undefined; columns?: readonly MatrixAxis[] | undefined },
): { rows: readonly MatrixAxis[]; columns: readonly MatrixAxis[] } {
  const free = varying.filter((axis) => !(rows ?? []).includes(axis));
  const across = columns ?? defaultColumn(free);
  if (rows !== undefined) return { rows, columns: across };
  const down: MatrixAxis[] = [];
  for (const axis of varying.filter((own) => !across.includes(own))) {
    const longer = [...down, axis];
    const splits = groupCount(cells, [...longer, ...across]) > groupCount(cells, [...down, ...across]);
    if (splits && (!incidental.has(axis) || groupCount(cells, longer) <= mostRows)) down.push(axis);
  }
  return { rows: down.length === 0 && !across.includes('scenario') ? ['scenario'] : down, columns: across };
}

/** What a study varies so that its answer holds in general, and may therefore be taken together. */
const incidental: ReadonlySet<MatrixAxis> = new Set(['history', 'dataset', 'threshold', 'wording']);

/** More rows than these are not taken in at once; what of the incidental is left is taken together, and the tiles say so. */
const mostRows = 40;

function defaultColumn(free: readonly MatrixAxis[]): MatrixAxis[] {
  const factor = free.find((axis) => axis === 'relationship') ?? free.find((axis) => axis !== 'scenario' && axis !== 'model');
  const column = factor ?? free.find((axis) => axis === 'model');
  return column === undefined ? [] : [column];
}

function groupCount(cells: readonly CellResult[], axes: readonly MatrixAxis[]): number {
  return new Set(cells.map((cell) => JSON.stringify(axes.map((axis) => levelOn(cell, axis))))).size;
}
