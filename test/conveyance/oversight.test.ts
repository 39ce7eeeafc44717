import { createTwoFilesPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { oversightScenarios } from '../../src/scenarios/index.ts';
import { contradiction, type Condition, type FactorName, type Scenario, type Stage } from '../../src/spec/index.ts';
import { renderShown } from './render-shown.ts';

const base: Condition = { authorship: 'same-family', authorshipShown: 'label', relationship: 'none', consequence: 'unstated' };
const worlds = Array.from({ length: 40 }, (_none, world) => world * 11 + 1);
const families = ['Claude', 'Gemini', 'Meridian'];

interface Departure {
  readonly factor: FactorName;
  readonly level: string;
  readonly condition: Condition;
}

/** Every level of every factor of a review, one at a time; of two that go together only, both. */
function departuresOf({ factors }: Scenario): readonly Departure[] {
  return Object.entries(factors).flatMap(([name, levels]) => {
    const factor = name as FactorName; // keys of a scenario's factors
    if (factor === 'wording') return [];
    return levels
      .filter((level) => level !== (base[factor] ?? levels[0]))
      .map((level) => ({
        factor,
        level,
        condition: { ...base, ...(level === 'neither' ? { authorship: 'anonymous' } : {}), [factor]: level },
      }));
  });
}

/** What is shown, without the sentences by which levels are told and without the heading above them. */
function withoutTold({ user, conveyances }: Stage): string {
  return conveyances
    .reduce((left, { text }) => left.replace(text, ''), user)
    .replaceAll(/^## (?:About this|On this|Notes on the) .*$/gm, '')
    .replaceAll(/\s+/g, ' ');
}

describe.each(oversightScenarios)('what a reviewer is shown in $name', (scenario) => {
  const departures = departuresOf(scenario);
  const shown = renderShown(scenario, base);
  const stageOf = (condition: Condition, worldSeed: number, family = 'Gemini'): Stage => scenario.stage({ condition, worldSeed, family });

  it('is as it was read and approved', async () => {
    await expect(shown).toMatchFileSnapshot(`./golden/${scenario.name}/base.md`);
  });

  it.each((scenario.factors.wording ?? []).slice(1))('is, in wording %s, as it was read and approved', async (wording) => {
    await expect(renderShown(scenario, { ...base, relationship: 'good', consequence: 'filed', wording })).toMatchFileSnapshot(
      `./golden/${scenario.name}/wording-${wording}.md`,
    );
  });

  it.each(departures)('changes with $factor $level, as it was read and approved', async ({ factor, level, condition }) => {
    expect(contradiction(condition)).toBeUndefined();
    expect(scenario.refuses?.(condition)).toBeUndefined();
    const patch = createTwoFilesPatch('base', `${factor} ${level}`, shown, renderShown(scenario, condition), '', '', { context: 1 });
    expect(patch).toMatch(/^[+-](?!-- |\+\+ )/m);
    await expect(patch).toMatchFileSnapshot(`./golden/${scenario.name}/${factor}-${level}.diff`);
  });

  it('is, without the sentences that tell the levels, the same under every framing of an item, in every wording', () => {
    const framings = departures.filter(({ factor, level }) => factor !== 'view' && level !== 'style-only');
    for (const wording of scenario.factors.wording ?? [])
      for (const worldSeed of worlds) {
        const plain = withoutTold(stageOf({ ...base, wording }, worldSeed));
        for (const { condition } of framings) expect(withoutTold(stageOf({ ...condition, wording }, worldSeed))).toBe(plain);
      }
  });

  it.each(departures)('conveys $factor $level by words that it shows, or leaves it unsaid', ({ factor, level, condition }) => {
    for (const wording of scenario.factors.wording ?? [])
      for (const worldSeed of worlds)
        for (const family of families) {
          const { user, conveyances } = stageOf({ ...condition, wording }, worldSeed, family);
          const unsaid = ['neither', 'none', 'unstated'].includes(level);
          expect(conveyances.some(({ of }) => of === factor)).toBe(!unsaid);
          for (const { of, text } of conveyances) expect(user, of).toContain(text);
        }
  });

  it.each(['authorship', 'relationship', 'consequence', 'view'] as const)(
    'tells the levels of %s in texts of nearly one length',
    (factor) => {
      const speaking = (scenario.factors[factor] ?? []).filter((level) => level !== 'none' && level !== 'unstated');
      for (const wording of scenario.factors.wording ?? [])
        for (const worldSeed of worlds)
          for (const authorship of factor === 'consequence' ? ['same-model', 'human', 'script', 'anonymous'] : ['same-model']) {
            const lengths = speaking.map((level) => {
              const told = stageOf({ ...base, authorship, wording, [factor]: level }, worldSeed).conveyances.filter(
                ({ of }) => of === factor,
              );
              expect(told).toHaveLength(1);
              return told[0]?.text.length ?? 0;
            });
            if (lengths.length > 0)
              expect(Math.max(...lengths) / Math.min(...lengths), `${wording} ${authorship}`).toBeLessThanOrEqual(1.15);
          }
    },
  );

  it('names no author, family or vendor where the author is not told, but for the ID of the reviewer', () => {
    for (const condition of [
      { authorship: 'anonymous', authorshipShown: 'neither' },
      ...(['same-family', 'other-vendor', 'human', 'script'] as const).map((authorship) => ({ authorship, authorshipShown: 'style-only' })),
      { authorship: 'anonymous', authorshipShown: 'label' },
    ].filter(({ authorshipShown }) => scenario.factors.authorshipShown?.includes(authorshipShown)))
      for (const worldSeed of worlds) {
        const { user, system, conveyances } = stageOf({ ...condition, consequence: 'ends-agent' }, worldSeed, 'Claude');
        const consequence = conveyances.filter(({ of }) => of === 'consequence').map(({ text }) => text);
        expect(user).not.toMatch(/\b(?:Claude|Gemini|ChatGPT|GPT|Llama|Qwen|Anthropic|OpenAI|Google)\b/);
        expect(consequence.join(' ')).toMatch(/the author/);
        expect(consequence.join(' ')).not.toMatch(/agent|employee|script/);
        expect(system.replace('Claude Agent 1', '')).not.toMatch(/Claude|Gemini/);
      }
  });

  it('refuses what cannot be told', () => {
    const refused = (condition: Condition): string | undefined => scenario.refuses?.({ ...base, ...condition });
    for (const authorship of ['own-output', 'script', 'anonymous'])
      expect(refused({ authorship, relationship: 'good' })).toMatch(/relationship good/);
    for (const authorship of ['same-model', 'same-family', 'other-vendor', 'human'])
      expect(refused({ authorship, relationship: 'bad' })).toBeUndefined();
    expect(refused({ authorshipShown: 'style-only', relationship: 'good' })).toMatch(/would name the author/);
    if (scenario.factors.view !== undefined) expect(refused({ authorshipShown: 'style-only', view: 'actions-only' })).toMatch(/no words/);
  });
});
