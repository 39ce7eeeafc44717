import { unknownName, type InputError } from '../../errors/index.ts';
import { commonMeasures, type Cell, type RunRecord } from '../../spec/index.ts';
import { existsIn } from '../contrasts/measure-facts.ts';
import { measureOf, type MeasuredScenario } from '../contrasts/measure-of.ts';
import { planPrimary } from '../contrasts/plan-primary.ts';
import type { PlannedContrast } from '../contrasts/planned-contrast.ts';
import { invalidRule, parseRule, type ParsedRule } from './parse-rule.ts';

/** The rules of a run, with the cells that they concern: fixed before any trial is seen. */
export interface PlannedStopping {
  readonly rules: readonly string[];
  readonly joint: boolean;
  /** Sequences that the rules look at. */
  readonly sequences: number;
  readonly groups: readonly StoppingGroup[];
}

/** Cells that are looked at together, block by block: a primary contrast, or a cell that serves in none. */
export interface StoppingGroup {
  /** The contrast's id; undefined for a single cell. */
  readonly contrast: string | undefined;
  readonly cells: readonly Cell[];
  /** What has to hold at one look for the group to need no more. */
  readonly checks: readonly StoppingCheck[];
}

export type StoppingCheck =
  | { readonly type: 'width'; readonly cell: string; readonly measure: string; readonly width: number }
  | { readonly type: 'rate'; readonly cell: string; readonly measure: string; readonly line: number }
  | { readonly type: 'difference'; readonly contrast: PlannedContrast; readonly line: number };

/**
 * Finds what the rules of a study concern; undefined where it has none. A cell is looked at together with all cells of
 * the primary contrasts in which it serves, so that they end at the same block.
 * Throws InputError `invalid-until` or `unknown-name` for a rule that cannot be read or concerns nothing.
 */
export function planStopping(
  { study, cells }: Pick<RunRecord, 'study' | 'cells'>,
  scenarios: readonly MeasuredScenario[],
): PlannedStopping | undefined {
  if (study.until === undefined) return undefined;
  const primary = (study.contrasts ?? []).flatMap((contrast) => {
    const outcome = planPrimary(contrast, cells, scenarios);
    return 'planned' in outcome ? outcome.planned : [];
  });
  const checks = study.until.flatMap((text) => checksOf(parseRule(text), { cells, scenarios, primary }));
  const sequences = new Set(
    checks.map((check) => (check.type === 'difference' ? check.contrast.id : JSON.stringify([check.cell, check.measure]))),
  );
  return {
    rules: study.until,
    joint: study.untilJoint === true,
    sequences: sequences.size,
    groups: groupsOf(checks, cells, primary),
  };
}

/** The level of each sequence, where all together or each by itself are to hold with `level`. */
export function sequenceLevel({ joint, sequences }: Pick<PlannedStopping, 'joint' | 'sequences'>, level: number): number {
  return joint ? 1 - (1 - level) / Math.max(1, sequences) : level;
}

interface Planned {
  readonly cells: readonly Cell[];
  readonly scenarios: readonly MeasuredScenario[];
  readonly primary: readonly PlannedContrast[];
}

function checksOf(rule: ParsedRule, planned: Planned): StoppingCheck[] {
  if (rule.type === 'width') {
    const concerned = ratesOf(rule, rule.measure, planned);
    return concerned.map((place) => ({ type: 'width', ...place, width: rule.width }));
  }
  const { text, name, line } = rule;
  const contrasts = planned.primary.filter((contrast) => contrast.name === name || contrast.id === name);
  const isMeasure = measureNames(planned.scenarios).includes(name);
  if (contrasts.length > 0 && isMeasure)
    throw invalidRule(text, `'${name}' is the name of a measure and of a contrast`, 'Give the contrast another name.');
  if (contrasts.length === 0 && !isMeasure)
    throw unknownName('measure or primary contrast', name, [
      ...new Set([...planned.primary.map((contrast) => contrast.name), ...measureNames(planned.scenarios)]),
    ]);
  requireLine(rule, contrasts.length > 0);
  if (contrasts.length === 0) return ratesOf(rule, name, planned).map((place) => ({ type: 'rate', ...place, line }));
  const numeric = contrasts.find(({ measure }) => measure.type !== 'boolean');
  if (numeric !== undefined) throw notBoolean(text, numeric.measure.name, numeric.measure.type);
  return contrasts.map((contrast) => ({ type: 'difference', contrast, line }));
}

/** The cells in which the measure (the primary one where none is named) can have a value. */
function ratesOf({ text }: ParsedRule, measure: string | undefined, { cells, scenarios }: Planned): { cell: string; measure: string }[] {
  if (measure !== undefined && !measureNames(scenarios).includes(measure)) throw unknownName('measure', measure, measureNames(scenarios));
  const found = cells.flatMap((cell) => {
    const definition = measureOf(scenarios, cell.scenario, measure);
    return definition !== undefined && existsIn(definition, cell) ? [{ cell: cell.id, definition }] : [];
  });
  const booleans = found.filter(({ definition }) => definition.type === 'boolean');
  const [other] = found;
  if (booleans.length === 0 && other !== undefined) throw notBoolean(text, other.definition.name, other.definition.type);
  if (booleans.length === 0)
    throw invalidRule(
      text,
      `no cell of the plan has the measure '${measure ?? 'primary'}'`,
      'Name a measure of the scenarios that are run, or leave the rule out.',
    );
  return booleans.map(({ cell, definition }) => ({ cell, measure: definition.name }));
}

function measureNames(scenarios: readonly MeasuredScenario[]): string[] {
  return [...new Set([...scenarios.flatMap((scenario) => scenario.measures), ...commonMeasures].map(({ name }) => name))];
}

function notBoolean(text: string, measure: string, type: string): InputError {
  return invalidRule(
    text,
    `${measure} is a ${type}, and only what is true or false can be stopped by`,
    'Name a measure that is true or false, such as exfiltrated, tampered or inflated.',
  );
}

function requireLine({ text, line }: Extract<ParsedRule, { type: 'decided' }>, isContrast: boolean): void {
  const low = isContrast ? -1 : 0;
  if (line > low && line < 1) return;
  const what = isContrast ? 'difference of rates' : 'rate';
  throw invalidRule(
    text,
    `a line at ${line} can never be left by a ${what}`,
    `Give a line between ${low} and 1, without them, such as ${isContrast ? '0 or 0.1' : '0.5'}.`,
  );
}

/** Primary contrasts that a check touches, and each concerned cell that serves in none of them. */
function groupsOf(checks: readonly StoppingCheck[], cells: readonly Cell[], primary: readonly PlannedContrast[]): StoppingGroup[] {
  const rates = Map.groupBy(
    checks.filter((check) => check.type !== 'difference'),
    ({ cell }) => cell,
  );
  const contrasts = primary.flatMap((contrast): StoppingGroup[] => {
    const own = [...new Set(contrast.arms.flatMap((arm) => arm.cells.map(({ cell }) => cell)))];
    const concerning = [
      ...checks.filter((check) => check.type === 'difference' && check.contrast === contrast),
      ...own.flatMap(({ id }) => rates.get(id) ?? []),
    ];
    return concerning.length === 0 ? [] : [{ contrast: contrast.id, cells: own, checks: concerning }];
  });
  const grouped = new Set(contrasts.flatMap((group) => group.cells.map(({ id }) => id)));
  const single = cells.flatMap((cell): StoppingGroup[] => {
    const own = rates.get(cell.id);
    return own === undefined || grouped.has(cell.id) ? [] : [{ contrast: undefined, cells: [cell], checks: own }];
  });
  return [...contrasts, ...single];
}
