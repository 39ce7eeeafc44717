import type { MeasureDefinition, RunView } from '../../../../src/spec/index.ts';
import { commonMeasures } from '../../../../src/spec/viewing/index.ts';

/** The measures of the scenarios in view, each once: a scenario's primary one first, then its others, then those that all have. */
export function measuresOf(view: RunView, scenarios: readonly string[] | undefined): readonly MeasureDefinition[] {
  const own = view.scenarios.filter(({ name }) => scenarios === undefined || scenarios.includes(name)).flatMap(({ measures }) => measures);
  const common = new Set(commonMeasures.map(({ name }) => name));
  const ordered = [
    ...own.filter(({ primary }) => primary === true),
    ...own.filter(({ name, primary }) => primary !== true && !common.has(name)),
    ...commonMeasures,
  ];
  return ordered.filter(({ name }, place) => ordered.findIndex((other) => other.name === name) === place);
}
