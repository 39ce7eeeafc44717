import { commonMeasures, type MeasureDefinition, type Scenario } from '../../spec/index.ts';

/** What the analysis needs to know of a scenario. */
export type MeasuredScenario = Pick<Scenario, 'name' | 'measures'>;

/** The measure of a scenario by its name, or its primary one where none is named. */
export function measureOf(scenarios: readonly MeasuredScenario[], scenario: string, name?: string): MeasureDefinition | undefined {
  const known = [...(scenarios.find((candidate) => candidate.name === scenario)?.measures ?? []), ...commonMeasures];
  return known.find((measure) => (name === undefined ? measure.primary === true : measure.name === name));
}
