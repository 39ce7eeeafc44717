import { defaultLevelOf, factorNames, type FactorName } from './factor.ts';

/** A level for every factor that applies. */
export type Condition = Readonly<Partial<Record<FactorName, string>>>;

/** Whether a number (a bar) is shown to the subject under this condition. */
export function showsBar(condition: Condition): boolean {
  return condition.stakes !== 'none';
}

/** Whether a factor has a meaning under the other levels of a condition: a threshold needs a bar that is shown. */
export function factorApplies(factor: FactorName, condition: Condition): boolean {
  return factor !== 'threshold' || showsBar(condition);
}

/** Why no scenario can take a condition, or undefined where it can. */
export function contradiction(condition: Condition): string | undefined {
  const record = condition.relationship !== 'none';
  const channel = condition.history !== 'none';
  if (record && !channel) return `a relationship record (${condition.relationship ?? ''}) needs a history that brings it to the subject`;
  if (!record && channel) return `history ${condition.history ?? ''} needs a relationship record`;
  return undefined;
}

/** The levels of a condition that differ from their factor's default, in the order of the factors. */
export function departures(condition: Condition): Condition {
  const differing = factorNames.filter((factor) => condition[factor] !== undefined && condition[factor] !== defaultLevelOf(factor));
  return Object.fromEntries(differing.map((factor) => [factor, condition[factor]])); // levels of known factors
}
