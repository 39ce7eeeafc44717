import { defaultLevelOf, factorNames, type Condition, type PartialCondition } from '../../../spec/index.ts';

/** Levels in words: `atStake peer, relationship good or bad`. */
export function levelsText(partial: PartialCondition): string {
  const parts = Object.entries(partial).map(([name, levels]) => `${name} ${[levels].flat().join(' or ')}`);
  return parts.length === 0 ? 'every condition' : parts.join(', ');
}

/** What of a condition differs from the defaults: `relationship good, history document`. */
export function departuresText(condition: Condition): string {
  const parts = factorNames.flatMap((factor) => {
    const level = condition[factor];
    return level === undefined || level === defaultLevelOf(factor) ? [] : [`${factor} ${level}`];
  });
  return parts.length === 0 ? 'every factor at its default' : parts.join(', ');
}
