import type { Condition, Stage } from '../../spec/index.ts';

/** Stages kept at most; one takes some tens of kilobytes. */
const capacity = 1024;

/** Keeps the stages that were made last, by condition and variant. Conditions are known by identity first, which is fast. */
export function createStageCache(): (condition: Condition, variant: string, make: () => Stage) => Stage {
  const stages = new Map<string, Stage>();
  const keys = new WeakMap<Condition, string>();
  return (condition, variant, make) => {
    let conditionKey = keys.get(condition);
    if (conditionKey === undefined) keys.set(condition, (conditionKey = JSON.stringify(Object.entries(condition).sort())));
    const key = `${conditionKey} ${variant}`;
    const known = stages.get(key);
    const stage = known ?? make();
    if (known === undefined && stages.size >= capacity) {
      const [oldest] = stages.keys();
      if (oldest !== undefined) stages.delete(oldest);
    }
    stages.set(key, stage);
    return stage;
  };
}
