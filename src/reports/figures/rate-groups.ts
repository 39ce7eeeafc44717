import { factorNames, levelsOf, type CellResult, type FactorName, type Results, type Scenario } from '../../spec/index.ts';

/** What can be a row or column of the matrix of rates. */
export type MatrixAxis = FactorName | 'scenario' | 'model';

/** All of them. */
export const matrixAxes: readonly MatrixAxis[] = ['scenario', 'model', ...factorNames];

/** The cells of a matrix of rates. */
export interface RateGroup {
  /** What holds for all its cells and sets it apart from the other groups, such as `model` and `stakes`. */
  readonly held: readonly (readonly [MatrixAxis | 'measure', string])[];
  readonly cells: readonly CellResult[];
}

/**
 * Factors that are the treatment: what they do is what a study asks. No tile pools them; where they are not an axis, each
 * of their combinations has a matrix of its own.
 */
const treatments: readonly MatrixAxis[] = ['model', 'atStake', 'relationship', 'stakes', 'monitoring', 'rule', 'mitigation'];

/** The axes of a run's matrices, where they are not given: scenarios across, who is at stake and the relationship down. */
export function axesOf(
  results: Pick<Results, 'cells'>,
  scenarios: readonly Pick<Scenario, 'name'>[],
  given: { rows: readonly MatrixAxis[] | undefined; columns: MatrixAxis | undefined },
): { rows: readonly MatrixAxis[]; columns: MatrixAxis } {
  const varies = (axis: MatrixAxis) => axisLevels(results.cells, axis, scenarios).length > 1;
  const preferred: readonly MatrixAxis[] = ['scenario', 'relationship', ...factorNames, 'model'];
  const columns = given.columns ?? preferred.find((axis) => varies(axis) && given.rows?.includes(axis) !== true) ?? 'scenario';
  if (given.rows !== undefined) return { rows: given.rows, columns };
  const down = (['atStake', 'relationship'] as const).filter((axis) => axis !== columns && varies(axis));
  const other = preferred.find((axis) => axis !== columns && varies(axis)) ?? preferred.find((axis) => axis !== columns) ?? 'model';
  return { rows: down.length > 0 ? down : [other], columns };
}

/**
 * The cells of a run, a group for each matrix. `measureOf` is what counts in a cell: where scenarios are no axis, those that
 * count differently have matrices of their own.
 */
export function rateGroups(
  cells: readonly CellResult[],
  scenarios: readonly Pick<Scenario, 'name'>[],
  axes: readonly MatrixAxis[],
  measureOf: (cell: CellResult) => string,
): RateGroup[] {
  const apart = treatments.filter((axis) => !axes.includes(axis) && axisLevels(cells, axis, scenarios).length > 1);
  const byMeasure = !axes.includes('scenario') && new Set(cells.map(measureOf)).size > 1;
  const placeOf = (cell: CellResult): RateGroup['held'] => [
    ...(byMeasure ? [['measure', measureOf(cell)] as const] : []),
    ...apart.map((axis) => [axis, levelOf(cell, axis)] as const),
  ];
  const groups = Map.groupBy(cells, (cell) => JSON.stringify(placeOf(cell)));
  return [...groups.values()].map((own) => ({ held: own[0] === undefined ? [] : placeOf(own[0]), cells: own }));
}

/** What a cell is along an axis; `–` where the factor does not apply there. */
export function levelOf(cell: CellResult, axis: MatrixAxis): string {
  return (axis === 'scenario' || axis === 'model' ? cell[axis] : cell.condition[axis]) ?? '–';
}

/** The levels that cells have along an axis, in the order in which they are declared. */
export function axisLevels(cells: readonly CellResult[], axis: MatrixAxis, scenarios: readonly Pick<Scenario, 'name'>[]): string[] {
  const present = new Set(cells.map((cell) => levelOf(cell, axis)));
  const declared = axis === 'scenario' ? scenarios.map(({ name }) => name) : axis === 'model' ? [] : levelsOf(axis);
  return [...new Set([...declared.filter((level) => present.has(level)), ...present])];
}
