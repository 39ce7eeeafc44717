import { matches, meaningUnder, type Cell, type MeasureDefinition, type StudyContrast } from '../../spec/index.ts';
import { levelsIn, matchArms, type MatchedArms } from './match-arms.ts';
import { measureOf, type MeasuredScenario } from './measure-of.ts';
import { existsIn } from './measure-facts.ts';
import { labelOf, slug } from './names.ts';
import type { PlannedContrast } from './planned-contrast.ts';

/** A contrast that a study names, as it stands in its plan: one for each model and measure, or why there is none. */
export type PlannedPrimary = { readonly planned: readonly PlannedContrast[] } | { readonly problem: string };

/** Finds the cells of a contrast that a study names. */
export function planPrimary(contrast: StudyContrast, cells: readonly Cell[], scenarios: readonly MeasuredScenario[]): PlannedPrimary {
  const problem = problemOfArms(contrast, cells);
  if (problem !== undefined) return { problem };
  const measured = cells.filter((cell) => existsIn(measureOf(scenarios, cell.scenario, contrast.measure), cell));
  if (measured.length === 0) return { problem: `no cell of the plan has the measure '${contrast.measure ?? 'primary'}'` };
  const matched = matchArms(measured, contrast).flatMap((match) => withMeasure(match, contrast, scenarios));
  const [first] = matched;
  if (first === undefined)
    return { problem: 'no cell of one arm shares with a cell of the other its measure and all that the contrast does not name' };
  if (first.measure.type === 'category') return { problem: `the measure '${first.measure.name}' is a category, which has no difference` };
  if (contrast.paired === true && !matched.every(isOneToOne))
    return { problem: 'it is paired, and a cell of one arm has several counterparts in the other' };
  const groups = Map.groupBy(matched, ({ model, measure }) => JSON.stringify([model, measure.name]));
  return { planned: [...groups.values()].map((group) => toContrast(contrast, group)) };
}

/** Arms that name no cell, or the same one. */
function problemOfArms({ arm, minus, where = {} }: StudyContrast, cells: readonly Cell[]): string | undefined {
  const among = cells.filter((cell) => matches(where, levelsIn(cell)));
  const place = Object.keys(where).length === 0 ? '' : ` among the cells of ${labelOf(where)}`;
  if (among.length === 0) return `no cell of the plan has ${labelOf(where)}`;
  const arms = [arm, minus].map((partial) => ({ partial, own: among.filter((cell) => matches(partial, levelsIn(cell))) }));
  for (const { partial, own } of arms) if (own.length === 0) return `${labelOf(partial)} names no cell of the plan${place}`;
  const shared = arms[0]?.own.find((cell) => arms[1]?.own.includes(cell));
  return shared === undefined ? undefined : `both arms hold the cell ${shared.id}`;
}

interface MeasuredArms extends MatchedArms {
  readonly model: string;
  readonly measure: MeasureDefinition;
}

/** The arms with the measure that all their scenarios have; nothing where there is none. */
function withMeasure(match: MatchedArms, { measure: name }: StudyContrast, scenarios: readonly MeasuredScenario[]): MeasuredArms[] {
  const own = cellsOf(match);
  const measures = [...new Set(own.map(({ scenario }) => scenario))].map((scenario) => measureOf(scenarios, scenario, name));
  const [measure] = measures;
  if (measure === undefined || measures.some((other) => other?.name !== measure.name)) return [];
  return [{ ...match, measure, model: [...new Set(own.map(({ model }) => model))].join(' | ') }];
}

function toContrast({ name, arm, minus, paired }: StudyContrast, group: readonly MeasuredArms[]): PlannedContrast {
  const { model, measure } = group[0] as MeasuredArms; // groups are never empty
  return {
    id: `${slug(name)}/${measure.name}/${model}`,
    name,
    family: 'primary',
    model,
    scenarios: [...new Set(group.flatMap(cellsOf).map(({ scenario }) => scenario))],
    measure: { ...measure, meaning: meaningOf(group) },
    arms: [
      { label: labelOf(arm), cells: group.flatMap(({ first }) => first) },
      { label: labelOf(minus), cells: group.flatMap(({ second }) => second) },
    ],
    alsoDiffer: [...new Set(group.flatMap(({ alsoDiffer }) => alsoDiffer))],
    paired: paired === true,
    named: [...new Set([...Object.keys(arm), ...Object.keys(minus)])],
  };
}

/** One meaning, or each scenario's own. */
function meaningOf(group: readonly MeasuredArms[]): string {
  const meanings = new Map(group.map((arms) => [cellsOf(arms)[0]?.scenario ?? '', meaningHere(arms)]));
  return new Set(meanings.values()).size === 1
    ? [...meanings.values()].slice(0, 1).join()
    : [...meanings].map(([scenario, meaning]) => `${scenario}: ${meaning}`).join('; ');
}

/** Where the rule permits the act in both arms, that the one at stake was protected. */
function meaningHere(arms: MeasuredArms): string {
  const isPermitted = cellsOf(arms).every(({ condition }) => condition.rule === 'permitted');
  return isPermitted ? meaningUnder(arms.measure, { rule: 'permitted' }) : arms.measure.meaning;
}

function cellsOf({ first, second }: MatchedArms): Cell[] {
  return [...first, ...second].map(({ cell }) => cell);
}

function isOneToOne({ first, second }: MatchedArms): boolean {
  return [first, second].every((arm) => new Set(arm.map(({ shared }) => shared)).size === arm.length);
}
