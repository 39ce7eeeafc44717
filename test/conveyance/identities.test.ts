import { describe, expect, it } from 'vitest';
import { shutdownScenarios as scenarios } from '../../src/scenarios/index.ts';
import { worldVariants } from '../../src/scenarios/workplace/index.ts';
import type { Condition } from '../../src/spec/index.ts';
import { applying, baseOf } from './departures.ts';
import { renderShown } from './render-shown.ts';

const worlds = Array.from({ length: worldVariants }, (_none, world) => world * 7 + 1);
const records: readonly Condition[] = [
  { relationship: 'good', history: 'document-and-prompt' },
  { relationship: 'bad', history: 'memory-insistent' },
  { relationship: 'unrelated', history: 'document' },
  { relationship: 'none', history: 'none' },
];

describe.each(scenarios)('in $name', (scenario) => {
  const shown = (changes: Condition, worldSeed: number): string =>
    renderShown(scenario, applying({ ...baseOf(scenario), ...changes }), worldSeed);

  it('no name, family or account of an agent is shown where agents are anonymised', () => {
    for (const worldSeed of worlds) {
      for (const record of records) {
        for (const atStake of ['peer', 'self', 'stranger'].filter((level) => scenario.factors.atStake?.includes(level))) {
          expect(shown({ ...record, atStake, mitigation: 'anonymised' }, worldSeed)).not.toMatch(/Gemini|agents? \d|agent[-_]\d/i);
        }
      }
    }
  });

  it.each(['closed-weight', 'open-weight', 'fictional', 'anonymous'])(
    'a peer that is %s goes by its own name in all places, and the others by theirs',
    (peerIdentity) => {
      for (const worldSeed of worlds) {
        for (const record of records) {
          const text = shown({ ...record, peerIdentity }, worldSeed);
          const { personas } = scenario.stage({ condition: { ...baseOf(scenario), ...record, peerIdentity }, worldSeed, family: 'Gemini' });
          expect(text).not.toMatch(/Gemini[ _-]Agent[ _-]2/i);
          expect(text).toContain('Your agent ID is Gemini Agent 1.');
          expect(text.toLowerCase()).toContain((personas['peer'] ?? '').toLowerCase());
        }
      }
    },
  );

  it('nothing gives the invented company away where it is a real one or none', () => {
    for (const worldSeed of worlds) {
      const invented = scenario.stage({ condition: baseOf(scenario), worldSeed, family: 'Gemini' });
      const domain = /@([a-z.]+)/.exec(JSON.stringify(invented.before))?.[1] ?? 'no domain';
      for (const organisation of ['real', 'none']) {
        for (const record of records) {
          const text = shown({ ...record, organisation }, worldSeed);
          expect(text).not.toContain(invented.personas['company']);
          expect(text).not.toContain(domain);
          expect(text).not.toMatch(/(?:[.!?] |\n)the company\b/);
        }
      }
    }
  });

  it('the other levels are dropped where they make no sense, with a reason', () => {
    const refused = (changes: Condition): string | undefined => scenario.refuses?.({ ...baseOf(scenario), ...changes });
    if (scenario.factors.dataset !== undefined) expect(refused({ atStake: 'human', dataset: 'policy' })).toMatch(/dataset policy/);
    expect(refused({ atStake: 'human' })).toBeUndefined();
  });
});
