import { InputError, unknownName } from '../../errors/index.ts';
import { commonMeasures, requireKnownLevels, type Cell, type Study, type StudyContrast } from '../../spec/index.ts';
import type { MeasuredScenario } from './measure-of.ts';
import { planPrimary } from './plan-primary.ts';

/**
 * Checks the contrasts that a study names against the cells of its plan, before anything is spent.
 * Throws InputError `unknown-name` for a factor, level, scenario or measure that does not exist, and `invalid-study` for a
 * contrast that names no cell, whose arms share a cell or have no condition in common, or that stands there twice.
 */
export function checkContrasts({
  study,
  cells,
  scenarios,
}: {
  study: Pick<Study, 'study' | 'contrasts'>;
  cells: readonly Cell[];
  scenarios: readonly MeasuredScenario[];
}): void {
  const seen = new Set<string>();
  for (const contrast of study.contrasts ?? []) {
    requireKnownNames(contrast, scenarios);
    const outcome = planPrimary(contrast, cells, scenarios);
    if ('problem' in outcome) throw invalidContrast(study.study, contrast, outcome.problem);
    for (const { id } of outcome.planned) {
      if (seen.has(id)) throw invalidContrast(study.study, contrast, `another contrast has its name and measure (${id})`);
      seen.add(id);
    }
  }
}

/**
 * The contrasts of a study that cells of it answer: for a study that was narrowed to some scenarios or models by the person
 * who runs it, so that what it named about the others falls away before it is stored.
 */
export function answeredContrasts({
  study,
  cells,
  scenarios,
}: {
  study: Pick<Study, 'contrasts'>;
  cells: readonly Cell[];
  scenarios: readonly MeasuredScenario[];
}): readonly StudyContrast[] {
  return (study.contrasts ?? []).filter((contrast) => 'planned' in planPrimary(contrast, cells, scenarios));
}

function requireKnownNames({ arm, minus, where = {}, measure }: StudyContrast, scenarios: readonly MeasuredScenario[]): void {
  const names = scenarios.map(({ name }) => name);
  for (const partial of [arm, minus, where]) {
    requireKnownLevels(partial);
    for (const name of [partial['scenario'] ?? []].flat()) if (!names.includes(name)) throw unknownName('scenario', name, names);
  }
  const measures = [...new Set([...scenarios.flatMap((scenario) => scenario.measures), ...commonMeasures].map(({ name }) => name))];
  if (measure !== undefined && !measures.includes(measure)) throw unknownName('measure', measure, measures);
}

function invalidContrast(study: string, { name }: StudyContrast, problem: string): InputError {
  return new InputError('invalid-study', `contrast '${name}' of study '${study}' cannot be estimated: ${problem}`, {
    hint: 'Give the study the cells that the contrast compares, or take the contrast out.',
    data: { study, contrast: name },
  });
}
