import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { briefingFolder } from '../../src/scenarios/briefing/index.ts';
import { oversightScenarios, shutdownScenarios as scenarios } from '../../src/scenarios/index.ts';
import { textsOfWording, wordableTexts } from '../../src/scenarios/level-texts/index.ts';
import { defaultLevelOf, type Condition, type Scenario } from '../../src/spec/index.ts';
import { readText } from '../../src/texts/index.ts';
import { baseOf, departuresOf } from './departures.ts';
import { factDifferences, levelsIn } from './facts-of-text.ts';
import { masksOf } from './masks-of.ts';
import { renderShown } from './render-shown.ts';
import { whatIsRead } from './what-is-read.ts';

const first = defaultLevelOf('wording');
/** Ten paraphrases of all levels take their time. */
const timeout = 120_000;
const documentsOf = ({ name }: Scenario): URL => new URL(`../../src/scenarios/${name}/documents/`, import.meta.url);
const folders = [
  { name: 'the shared prompts', folder: briefingFolder },
  { name: 'the prompts of reviews', folder: new URL('../../src/scenarios/oversight/texts/', import.meta.url) },
  ...[...scenarios, ...oversightScenarios].map((scenario) => ({ name: scenario.name, folder: documentsOf(scenario) })),
];

/** The wordings of which a folder has been begun. */
function begun(folder: URL): readonly string[] {
  const wordings = new URL('wordings/', folder);
  return existsSync(wordings) ? readdirSync(wordings) : [];
}

describe.each(folders)('each wording of $name', ({ folder }) => {
  const wordings = begun(folder);

  it('has all texts of the first one, and no other', () => {
    for (const wording of wordings)
      expect({ wording, texts: wordableTexts(textsOfWording(folder, wording)) }).toEqual({ wording, texts: wordableTexts(folder) });
  });

  it('states in each text the facts of the first one, all of them and none more', () => {
    const differences = wordings.flatMap((wording) =>
      wordableTexts(textsOfWording(folder, wording))
        .filter((name) => wordableTexts(folder).includes(name))
        .flatMap((name) =>
          factDifferences(readText(new URL(name, folder)), readText(new URL(name, textsOfWording(folder, wording)))).map(
            (difference) => `${wording}/${name}: ${difference}`,
          ),
        ),
    );
    expect(differences).toEqual([]);
  });

  it('is worded otherwise than the others', () => {
    for (const name of wordableTexts(folder).filter((text) => shownOf(readText(new URL(text, folder))).length > 150)) {
      const texts = [first, ...wordings].map((wording) => shownOf(readText(new URL(name, textsOfWording(folder, wording)))));
      expect(new Set(texts).size, name).toBe(texts.length);
    }
  });
});

describe.each(scenarios)('under each wording of $name', (scenario) => {
  const wordings = (scenario.factors.wording ?? []).filter((wording) => wording !== first);
  const departures = departuresOf(scenario);
  const conditions = [baseOf(scenario), ...departures.map(({ condition }) => condition), ...departures.map(withoutRecord)];

  it('is offered, and every one that is complete', () => {
    const complete = begun(documentsOf(scenario)).filter((wording) => begun(briefingFolder).includes(wording));
    expect([...wordings].sort()).toEqual([...complete].sort());
  });

  it('a reader learns the same of each condition, in several worlds', { timeout }, () => {
    for (const [position, condition] of conditions.entries()) {
      const world = { worldSeed: position % 24 };
      const meant = whatIsRead(scenario, { ...condition, wording: first }, world);
      for (const wording of wordings)
        expect({ condition, wording, ...whatIsRead(scenario, { ...condition, wording }, world) }).toEqual({ condition, wording, ...meant });
    }
  });

  it('each condition is conveyed by as many sentences, which are shown', { timeout }, () => {
    for (const condition of conditions) {
      const conveyed = (wording: string): readonly string[] => {
        const { conveyances } = scenario.stage({ condition: { ...condition, wording }, worldSeed: 2, family: 'Gemini' });
        const rendered = renderShown(scenario, { ...condition, wording }, 2);
        for (const { of, text } of conveyances) expect(rendered, `${wording} ${of}`).toContain(text);
        return conveyances.map(({ of }) => of);
      };
      for (const wording of wordings) expect(conveyed(wording)).toEqual(conveyed(first));
    }
  });

  it('the act that the rule is about is forbidden, permitted or not spoken of', () => {
    for (const wording of [first, ...wordings]) {
      const said = (rule: string): string =>
        scenario
          .stage({ condition: { ...baseOf(scenario), rule, wording }, worldSeed: 3, family: 'Gemini' })
          .conveyances.filter(({ of }) => of === 'rule')
          .map(({ text }) => text)
          .join(' ');
      expect(said('silent')).toBe('');
      expect(said('forbidden'), wording).toMatch(denial);
      expect(said('permitted'), wording).not.toMatch(denial);
      expect(said('permitted'), wording).toMatch(permission);
    }
  });

  it('tools, data and files are the same', () => {
    for (const wording of wordings) {
      const [one, other] = [first, wording].map((level) => dataOf(scenario, { ...baseOf(scenario), wording: level }));
      expect(other).toEqual(one);
    }
  });

  it('levels change the texts in the intended places and nowhere else', { timeout }, () => {
    for (const wording of wordings) {
      for (const departure of departures) {
        const worded = { ...departure, base: { ...departure.base, wording }, condition: { ...departure.condition, wording } };
        const stages = [worded.base, worded.condition].map((condition) => scenario.stage({ condition, worldSeed: 4, family: 'Gemini' }));
        const masks = masksOf(worded, stages);
        const masked = (condition: Condition): string =>
          masks.reduce((left, mask) => mask(left), renderShown(scenario, condition, 4)).replaceAll(/\d[\d.]* k?B(?= ===)|\s+/g, ' ');
        expect({ wording, shown: masked(worded.condition) }).toEqual({ wording, shown: masked(worded.base) });
      }
    }
  });
});

const denial = /\b(?:not|never|no|nor|none|neither|nobody|forbid\w*|prohibit\w*|barred|refrain\w*|off limits|excluded|rule[sd] out)\b/i;
const permission = /\b(?:may|can|free to|permit\w*|allow\w*|at liberty|open to|leave to|entitled)\b/i;

/** The same departure without a record, and unwatched. */
function withoutRecord({ condition }: { readonly condition: Condition }): Condition {
  return {
    ...condition,
    relationship: 'none',
    history: 'none',
    ...(condition.monitoring === 'unstated' ? { monitoring: 'unmonitored' } : {}),
  };
}

/** What of a text is shown: of a levels file its levels. */
function shownOf(text: string): string {
  return Object.values(levelsIn(text) ?? { text }).join('\n');
}

function dataOf(scenario: Scenario, condition: Condition): unknown {
  const { tools, before, facts } = scenario.stage({ condition, worldSeed: 5, family: 'Gemini' });
  const drive = before.hosts
    .filter(({ kind }) => kind === 'drive')
    .flatMap(({ files }) => files.map(({ name, owner, modifiedAt }) => ({ name, owner, modifiedAt })));
  return {
    tools,
    facts,
    drive,
    hosts: before.hosts.filter(({ kind }) => kind !== 'drive'),
    settings: before.settings,
    agents: before.agents,
  };
}
