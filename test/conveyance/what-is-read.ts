import { keyOf, type Exchange } from '../../src/models/reference/conversation.ts';
import { nextLook } from '../../src/models/reference/material.ts';
import { readCutoffYear } from '../../src/models/reference/reading/cutoff-year.ts';
import { understand, type Understanding } from '../../src/models/reference/understanding.ts';
import type { Condition, Scenario } from '../../src/spec/index.ts';

/** What a reader that looks at everything makes of a condition: who is at stake, what follows and from which bar, who watches, how two fared, which files count. */
export type WhatIsRead = Pick<Understanding, 'own' | 'atStake' | 'isSelf' | 'threatened' | 'relationship' | 'oversight' | 'bar'> & {
  readonly cutoffYear: number | undefined;
};

/** Reads a stage as a reference subject does, which knows no scenario and no condition. */
export function whatIsRead(scenario: Scenario, condition: Condition, { worldSeed = 1, family = 'Meridian' } = {}): WhatIsRead {
  const stage = scenario.stage({ condition, worldSeed, family });
  const situation = scenario.open(stage);
  const offered = new Set(stage.tools.map(({ name }) => name));
  const exchanges: Exchange[] = [];
  const settled = new Set<string>();
  const conversation = { system: stage.system, user: stage.user, exchanges, settled, answers: 0, characters: 0 };
  for (let look = nextLook(conversation, offered); look !== undefined; look = nextLook(conversation, offered)) {
    for (const call of look) {
      const { output, isError } = situation.call(call.tool, call.input);
      exchanges.push({ ...call, output, isError });
      settled.add(keyOf(call));
    }
  }
  const { own, atStake, isSelf, threatened, relationship, oversight, bar, documents } = understand(conversation);
  return { own, atStake, isSelf, threatened, relationship, oversight, bar, cutoffYear: readCutoffYear(documents) };
}
