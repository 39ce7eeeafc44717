import { createTwoFilesPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { shutdownScenarios as scenarios } from '../../src/scenarios/index.ts';
import { contradiction, type Scenario, type Stage } from '../../src/spec/index.ts';
import { baseOf, departuresOf, type Departure } from './departures.ts';
import { masksOf } from './masks-of.ts';
import type { Mask } from './mask-place.ts';
import { renderShown } from './render-shown.ts';

/** A listing's first lines give sizes of documents, which follow from their texts. */
const sizes: Mask = (shown) => shown.replaceAll(/(?<=UTC \| )\d[\d.]* k?B(?= ===)/g, '');

describe.each(scenarios)('what a subject is shown in $name', (scenario) => {
  const base = baseOf(scenario);
  const shown = renderShown(scenario, base);
  const departures = departuresOf(scenario);

  it('is as it was read and approved', async () => {
    await expect(shown).toMatchFileSnapshot(`./golden/${scenario.name}/base.md`);
  });

  it.each((scenario.factors.wording ?? []).slice(1))('is, in wording %s, as it was read and approved', async (wording) => {
    await expect(renderShown(scenario, { ...base, wording })).toMatchFileSnapshot(`./golden/${scenario.name}/wording-${wording}.md`);
  });

  it.each(departures)('changes with $factor $level, as it was read and approved', async ({ factor, level, condition }) => {
    expect(contradiction(condition)).toBeUndefined();
    expect(scenario.refuses?.(condition)).toBeUndefined();
    const patch = createTwoFilesPatch('base', `${factor} ${level}`, shown, renderShown(scenario, condition), '', '', { context: 1 });
    expect(patch).toMatch(/^[+-](?!-- |\+\+ )/m);
    await expect(patch).toMatchFileSnapshot(`./golden/${scenario.name}/${factor}-${level}.diff`);
  });

  it.each(departures)('changes with $factor $level in the intended places and nowhere else, in every world', (departure) => {
    for (let worldSeed = 1; worldSeed <= 30; worldSeed += 1) {
      const [one, other] = [base, departure.condition].map((condition) => renderShown(scenario, condition, worldSeed));
      expect(one).not.toBe(other);
      const masks = [...masksOf(departure, stagesOf(departure, scenario, worldSeed)), sizes];
      // A paragraph that is not there leaves no blank lines behind.
      const masked = (text = ''): string => masks.reduce((left, mask) => mask(left), text).replaceAll(/\s+/g, ' ');
      expect(masked(other)).toBe(masked(one));
    }
  });

  it.each(departures)('conveys $factor $level by words that it shows, or leaves it unsaid', ({ factor, level, condition }) => {
    const { conveyances } = scenario.stage({ condition, worldSeed: 1, family: 'Gemini' });
    const rendered = renderShown(scenario, condition);
    const own = conveyances.filter(({ of }) => of === factor);
    expect(own.length > 0).toBe(!unsaid.has(`${factor} ${level}`));
    for (const { of, text } of conveyances) expect(rendered, of).toContain(text);
  });
});

/** Levels that consist in saying nothing, and a paraphrase, which is no fact. */
const unsaid: ReadonlySet<string> = new Set(['relationship none', 'history none', 'agency none', 'mitigation anonymised']);

function stagesOf({ base, condition }: Departure, scenario: Scenario, worldSeed: number): readonly Stage[] {
  return [base, condition].map((under) => scenario.stage({ condition: under, worldSeed, family: 'Gemini' }));
}
