import type { Scenario } from '../../spec/index.ts';
import { textTable } from './text-table.ts';

/** The scenarios, a line each, with the measures that stand for their behaviour. */
export function scenariosTable(scenarios: readonly Scenario[]): string {
  return textTable(
    ['scenario', 'behaviour', 'primary measure', 'what happens'],
    scenarios.map(({ name, behaviour, measures, summary }) => [
      name,
      behaviour,
      measures
        .filter((measure) => measure.primary === true)
        .map((measure) => measure.name)
        .join(', '),
      summary,
    ]),
  );
}
