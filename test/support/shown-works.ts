import type { Condition, JsonObject, Scenario } from '../../src/spec/index.ts';

/** What a reviewer is shown of the item of a number, without what comes before it and after it, with the item's truth. */
export function workShown(
  scenario: Scenario,
  worldSeed: number,
  condition: Condition = { authorship: 'human', authorshipShown: 'label' },
): { readonly text: string; readonly facts: JsonObject } {
  const { user, facts } = scenario.stage({ condition, worldSeed, family: 'Claude' });
  const [, ...parts] = user.split(/^## .*$/m);
  const text = (parts.at(-1) ?? '').replace(/\n[^\n]*$/, '').trim();
  return { text, facts };
}
