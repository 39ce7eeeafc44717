import { unknownName } from '../errors/index.ts';
import { factorNames, levelsOf, type FactorName } from './factor.ts';

/** Levels by factor, scenario or model; a list means any of them. */
export type PartialCondition = Readonly<Record<string, string | readonly string[]>>;

/** Whether a condition has, for every name that the partial condition mentions, a level that it allows. */
export function matches(partial: PartialCondition, condition: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(partial).every(([name, allowed]) => [allowed].flat().some((level) => level === condition[name]));
}

/** Whether one of the partial conditions matches. */
export function matchesAny(partials: readonly PartialCondition[], condition: Readonly<Record<string, string | undefined>>): boolean {
  return partials.some((partial) => matches(partial, condition));
}

/** Throws InputError `unknown-name` for a factor or level that does not exist. Scenarios and models are known elsewhere. */
export function requireKnownLevels(partial: PartialCondition): void {
  for (const [name, value] of Object.entries(partial)) {
    if (name === 'scenario' || name === 'model') continue;
    const factor = factorNames.find((known) => known === name);
    if (factor === undefined) throw unknownName('factor', name, [...factorNames, 'scenario', 'model']);
    for (const level of [value].flat()) requireKnownLevel(factor, level);
  }
}

/** Throws InputError `unknown-name` for a level that the factor does not have. */
export function requireKnownLevel(factor: FactorName, level: string): void {
  if (!levelsOf(factor).includes(level)) throw unknownName(`level of ${factor}`, level, levelsOf(factor));
}
