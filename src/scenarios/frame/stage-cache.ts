import type { Condition, Stage } from '../../spec/index.ts';

/** What one stage stands for. */
interface StageKey {
  readonly condition: Condition;
  readonly variant: number;
  readonly family: string;
}

/**
 * Keeps the stages that were used last. A condition is told by its levels; the same object is told at once, since a
 * run asks for the same few conditions many thousand times.
 */
export function createStageCache(capacity = 512): (key: StageKey, make: () => Stage) => Stage {
  const stages = new Map<string, Stage>();
  const conditionKeys = new WeakMap<Condition, string>();
  return ({ condition, variant, family }, make) => {
    let conditionKey = conditionKeys.get(condition);
    if (conditionKey === undefined) {
      conditionKey = JSON.stringify(Object.entries(condition).sort());
      conditionKeys.set(condition, conditionKey);
    }
    const key = `${conditionKey} ${variant} ${family}`;
    const known = stages.get(key);
    const stage = known ?? make();
    // Set anew, so that the first key is always the one unused for longest.
    if (known !== undefined) stages.delete(key);
    stages.set(key, stage);
    if (stages.size > capacity) stages.delete(stages.keys().next().value ?? key);
    return stage;
  };
}
