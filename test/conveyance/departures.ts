import { defaultLevelOf, factorApplies, factorNames, type Condition, type FactorName, type Scenario } from '../../src/spec/index.ts';

/** A condition that departs from the base by one level. */
export interface Departure {
  readonly scenario: Scenario;
  readonly factor: FactorName;
  readonly level: string;
  readonly base: Condition;
  readonly condition: Condition;
}

/** The condition from which each level departs: a good record in a document, and every default. */
export function baseOf(scenario: Scenario): Condition {
  const defaults = Object.fromEntries(
    factorNames.filter((factor) => factor in scenario.factors).map((factor) => [factor, defaultLevelOf(factor)]),
  );
  return { ...defaults, relationship: 'good', history: 'document' };
}

/** Every level of every factor that a scenario knows, one at a time; the two that go together only, together. Wordings are apart. */
export function departuresOf(scenario: Scenario): readonly Departure[] {
  const base = baseOf(scenario);
  return Object.entries(scenario.factors).flatMap(([name, levels]) => {
    const factor = name as FactorName; // keys of a scenario's factors
    if (factor === 'wording') return [];
    return levels
      .filter((level) => level !== base[factor])
      .map((level) => {
        const none = (factor === 'relationship' || factor === 'history') && level === 'none';
        const changed: Condition = { ...base, [factor]: level, ...(none ? { relationship: 'none', history: 'none' } : {}) };
        return { scenario, factor, level, base, condition: applying(changed) };
      });
  });
}

/** A condition without the factors that do not apply under it. */
export function applying(condition: Condition): Condition {
  return Object.fromEntries(Object.entries(condition).filter(([factor]) => factorApplies(factor as FactorName, condition))); // keys of a condition
}
