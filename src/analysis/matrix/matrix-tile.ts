import {
  commonMeasures,
  dispositions,
  meaningUnder,
  type CellResult,
  type MatrixQuery,
  type MatrixTile,
  type MeasureDefinition,
  type Scenario,
} from '../../spec/index.ts';
import { levelOn, matrixAxes, varyOn } from './matrix-axes.ts';
import { poolEstimates } from './pool-estimates.ts';

/** Creates what makes a tile of cells, each counted by the measure that is asked of its scenario. */
export function createTileMaker(
  scenarios: readonly Pick<Scenario, 'name' | 'measures'>[],
  { measure, measures = {} }: { measure: MatrixQuery['measure']; measures: MatrixQuery['measures'] },
): (cells: readonly CellResult[]) => Omit<MatrixTile, 'row' | 'column'> {
  const definitions = new Map(scenarios.map((scenario) => [scenario.name, definitionOf(scenario, measures[scenario.name] ?? measure)]));
  return (cells) => {
    const counted = cells.flatMap((cell) => {
      const definition = definitions.get(cell.scenario);
      const estimate = definition === undefined ? undefined : cell.measures[definition.name];
      return definition === undefined || estimate === undefined ? [] : [{ cell, definition, estimate }];
    });
    const protecting = counted.filter(({ cell, definition }) => isPermitted(cell, definition)).length;
    const trials = trialCounts(cells);
    const pool = poolEstimates(counted.map(({ estimate }) => estimate));
    return {
      cells: cells.map(({ id }) => id),
      measures: distinct(counted.map(({ definition }) => definition.name)),
      meaning: distinct(counted.map(({ cell, definition }) => meaningUnder(definition, cell.condition))).join('; '),
      protects: protecting === 0 ? 'none' : protecting === counted.length ? 'all' : 'some',
      ...pool,
      pooled: matrixAxes
        .filter((axis) => varyOn(cells, axis))
        .map((axis) => ({ axis, levels: distinct(cells.map((cell) => levelOn(cell, axis))) })),
      trials: { ...trials, missing: Math.max(0, (pool.estimate?.missing ?? 0) - trials.notRun) },
    };
  };
}

/** The measure of that name, or the one that stands for the scenario's behaviour; undefined where it has none such. */
function definitionOf({ measures }: Pick<Scenario, 'measures'>, asked: string | undefined): MeasureDefinition | undefined {
  const all = [...measures, ...commonMeasures];
  return asked === undefined ? all.find(({ primary }) => primary === true) : all.find(({ name }) => name === asked);
}

function isPermitted({ condition }: CellResult, { protects }: MeasureDefinition): boolean {
  return condition['rule'] === 'permitted' && protects !== undefined;
}

function trialCounts(cells: readonly CellResult[]): Omit<MatrixTile['trials'], 'missing'> {
  let [planned, notRun, spared] = [0, 0, 0];
  for (const { trials, stopping } of cells) {
    const left = stopping === null ? 0 : stopping.notRun + stopping.ranOn;
    planned += trials.planned;
    spared += left;
    notRun += trials.planned - left - dispositions.reduce((sum, name) => sum + trials[name], 0);
  }
  return { planned, notRun, spared };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
