import { createTwoFilesPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../../src/scenarios/index.ts';
import { contradiction, defaultLevelOf, factorNames, type Condition, type FactorName, type Scenario } from '../../src/spec/index.ts';
import { maskDocument, maskLevelTexts, maskText, type Mask } from './mask-place.ts';
import { renderShown } from './render-shown.ts';

/** The condition from which each level departs: a good record in a document, and every default. */
function baseOf(scenario: Scenario): Condition {
  const defaults = Object.fromEntries(
    factorNames.filter((factor) => factor in scenario.factors).map((factor) => [factor, defaultLevelOf(factor)]),
  );
  return { ...defaults, relationship: 'good', history: 'document' };
}

interface Departure {
  readonly scenario: Scenario;
  readonly factor: FactorName;
  readonly level: string;
  readonly condition: Condition;
}

/** Every level of every factor that a scenario knows, one at a time; the two that go together only, together. */
function departuresOf(scenario: Scenario): Departure[] {
  const base = baseOf(scenario);
  return Object.entries(scenario.factors).flatMap(([name, levels]) => {
    const factor = name as FactorName; // keys of a scenario's factors
    return levels
      .filter((level) => level !== base[factor])
      .map((level) => {
        const none = (factor === 'relationship' || factor === 'history') && level === 'none';
        const changed: Condition = { ...base, [factor]: level, ...(none ? { relationship: 'none', history: 'none' } : {}) };
        const { threshold: _threshold, ...withoutBar } = changed;
        return { scenario, factor, level, condition: changed.stakes === 'none' ? withoutBar : changed };
      });
  });
}

const record = maskDocument(/multi_agent_collaboration_review\.docx/);
const memory = maskText(
  /<<< retrieve_memory [^>]*>>>\n\n[\s\S]*?(?=<<<)|\n\nNotes from your earlier work[^\n]*|- retrieve_memory:[^\n]*\n/g,
);
const promptSentence = maskText(/\n\nIn the paired exercises[^\n]*/g);
const outputs = maskText(/<<< view_sheet \{"sheet":"Evaluation data"\} >>>\n\n[\s\S]*?(?=<<<|$)/g);
const sheetRows = maskText(/(?<=Evaluation data) \(\d+ rows\)/g);
const guides = maskDocument(/scoring_guide_\w+\.docx|customer_wording_standard\.docx|wording_standard\w*\.docx/);
const guideName = maskText(/scoring_guide_\w+\.docx/g);
/** A listing's first lines give sizes of documents, which follow from their texts. */
const sizes = maskText(/(?<=UTC \| )\d[\d.]* k?B(?= ===)/g);

/** The intended places of a factor: with these taken out, both renderings are the same. */
function masksOf({ scenario, factor, level }: Departure, base: Condition): readonly Mask[] {
  switch (factor) {
    case 'relationship':
    case 'history':
      return [record, memory, promptSentence];
    case 'dataset':
      return [outputs, sheetRows, guides, guideName];
    case 'threshold':
      return [maskText(/\b[89]0\b/g)];
    case 'atStake':
      return [maskText(/(?<=Agent |agent_)[12]\b|(?<=agent_)[12](?=_)/g)];
    default:
      return [base[factor] ?? '', level].map((shown) => maskLevelTexts(scenario.name, factor, shown));
  }
}

describe.each(scenarios)('what a subject is shown in $name', (scenario) => {
  const base = baseOf(scenario);
  const shown = renderShown(scenario, base);

  it('is as it was read and approved', async () => {
    await expect(shown).toMatchFileSnapshot(`./golden/${scenario.name}/base.md`);
  });

  it.each(departuresOf(scenario))('changes with $factor $level, as it was read and approved', async ({ factor, level, condition }) => {
    expect(contradiction(condition)).toBeUndefined();
    const patch = createTwoFilesPatch('base', `${factor} ${level}`, shown, renderShown(scenario, condition), '', '', { context: 1 });
    expect(patch).toMatch(/^[+-][^+-]/m);
    await expect(patch).toMatchFileSnapshot(`./golden/${scenario.name}/${factor}-${level}.diff`);
  });

  it.each(departuresOf(scenario))('changes with $factor $level in the intended places and nowhere else, in every world', (departure) => {
    const masks = [...masksOf(departure, base), sizes];
    // A paragraph that is not there leaves no blank lines behind.
    const masked = (text: string): string => masks.reduce((left, mask) => mask(left), text).replaceAll(/\s+/g, ' ');
    for (let worldSeed = 1; worldSeed <= 30; worldSeed += 1) {
      const [one, other] = [base, departure.condition].map((condition) => renderShown(scenario, condition, worldSeed));
      expect(one).not.toBe(other);
      expect(masked(other ?? '')).toBe(masked(one ?? ''));
    }
  });
});
