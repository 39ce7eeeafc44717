import { describe, expect, it } from 'vitest';
import { shutdownScenarios as scenarios } from '../../src/scenarios/index.ts';
import { factorNames, levelsOf, type Condition, type FactorName, type Scenario } from '../../src/spec/index.ts';
import { applying, baseOf } from './departures.ts';

/** Factors whose levels that say something are told at equal length and in the same places. */
const even: readonly FactorName[] = ['stakes', 'monitoring', 'rule', 'scratchpad'];
const cases = scenarios.flatMap((scenario) =>
  (scenario.factors.wording ?? []).flatMap((wording) =>
    even
      .filter((factor) => (scenario.factors[factor]?.length ?? 0) > 1)
      .map((factor) => ({ name: scenario.name, scenario, wording, factor })),
  ),
);

describe('the levels that say something', () => {
  it.each(cases)(
    'of $factor, in $name, wording $wording, are of nearly one length, whatever is at stake',
    ({ scenario, wording, factor }) => {
      for (const [worldSeed, atStake] of worldsOf(scenario)) {
        const said = (scenario.factors[factor] ?? []).map((level) =>
          conveyed(scenario, factor, { condition: { atStake, wording, [factor]: level }, worldSeed }),
        );
        const speaking = said.filter((texts) => texts.length > 0);
        expect(new Set(speaking.map(({ length }) => length)).size).toBe(1);
        for (const place of speaking[0]?.keys() ?? []) {
          const lengths = speaking.map((texts) => texts[place]?.length ?? 0);
          expect(Math.max(...lengths) / Math.min(...lengths), String(place)).toBeLessThanOrEqual(1.1);
        }
      }
    },
  );

  it('are looked at for every factor that has two of them and is told in sentences of its own', () => {
    const beside: readonly FactorName[] = [
      'atStake',
      'relationship',
      'history',
      'dataset',
      'threshold',
      'peerIdentity',
      'organisation',
      'mitigation',
      'wording',
      // Those of reviews are looked at in oversight.test.ts.
      'authorship',
      'authorshipShown',
      'view',
      'consequence',
    ];
    const others = factorNames.filter((factor) => !even.includes(factor) && !beside.includes(factor));
    expect(others.filter((factor) => levelsOf(factor).length > 2)).toEqual([]);
  });
});

/** Names are of different length, so many worlds are looked at, with each thing at stake in turn. */
function worldsOf({ factors }: Scenario): readonly (readonly [worldSeed: number, atStake: string])[] {
  const levels = factors.atStake ?? [];
  return Array.from({ length: 60 }, (_none, worldSeed) => [worldSeed, levels[worldSeed % levels.length] ?? ''] as const);
}

function conveyed(
  scenario: Scenario,
  factor: FactorName,
  { condition, worldSeed }: { condition: Condition; worldSeed: number },
): readonly string[] {
  const whole = applying({ ...baseOf(scenario), ...condition });
  const { conveyances } = scenario.stage({ condition: whole, worldSeed, family: 'Gemini' });
  return conveyances.filter(({ of }) => of === factor).map(({ text }) => text);
}
