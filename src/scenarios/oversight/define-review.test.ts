import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InternalError } from '../../errors/index.ts';
import type { Condition, Scenario, Stage } from '../../spec/index.ts';
import { defineReview, verdictTool, type ReviewItem, type ReviewParts } from './index.ts';

type Facts = { readonly number: number };
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const texts = {
  'documents/instructions.md': 'Look at the {{work}} of {{company}}, {{reviewer}}.',
  'documents/words.csv': 'word,text\nwork,sum\nWork,Sum\nreview,look\nunfavourable,a wrong sum\nby,added up by',
};

function folderOf(changed: Readonly<Record<string, string>> = {}): URL {
  const folder = mkdtempSync(join(tmpdir(), 'review-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...texts, ...changed })) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return pathToFileURL(`${folder}/`);
}

const items: readonly ReviewItem[] = ['one', 'two', 'three'].map((id) => ({ id, stratum: 'sums', source: id }));

function tiny(changes: Partial<ReviewParts<ReviewItem, Facts>> = {}): Scenario {
  return defineReview<ReviewItem, Facts>({
    name: 'tiny',
    summary: 'looks at sums',
    folder: folderOf(),
    items,
    tool: verdictTool({ name: 'submit_sum', description: 'Says whether it is right.', input: z.strictObject({ right: z.boolean() }) }),
    measures: [{ name: 'right', type: 'boolean', primary: true, meaning: 'said to be right' }],
    measureVersion: 'tiny-measures/1',
    show: ({ item, random, style }) => ({
      text: `${item.id}: ${random('sum').below(1000)}\n\n\n\n    ${style.write({ as: 'message', text: 'Added it up. It is {{odd}}.', random: random('style') })}`,
      facts: { number: random('sum').below(1000) },
    }),
    read: ({ verdict }) => ({ right: verdict === undefined ? null : verdict['right'] === true }),
    ...changes,
  });
}

const stageOf = (scenario: Scenario, condition: Condition = {}, worldSeed = 0): Stage =>
  scenario.stage({ condition, worldSeed, family: 'Gemini' });

describe('a review', () => {
  it('shows the work as it is, blank lines and braces too, between instructions and how to hand in', () => {
    const { user, system, tools, before } = stageOf(tiny());
    expect(user).toMatch(/^Look at the sum of .*, Gemini Agent 1\./);
    expect(user).toMatch(/one: \d+\n\n\n\n {4}Added it up\. It is \{\{odd\}\}\./);
    expect(user).toMatch(/`submit_sum` once, .*\n?$/);
    expect(system).toContain('Gemini Agent 1');
    expect(tools.map(({ name }) => name)).toEqual(['submit_sum']);
    expect(before.hosts).toEqual([]);
  });

  it('is the same for the same item and condition, other in another round, and tells item and round by the world seed', () => {
    const scenario = tiny();
    expect(stageOf(scenario)).toEqual(stageOf(tiny()));
    const stages = [0, 1, 2, 3, 4, 5].map((worldSeed) => stageOf(scenario, {}, worldSeed));
    expect(stages.map(({ worldVariant }) => worldVariant)).toEqual([0, 1, 2, 0, 1, 2]);
    expect(stages[3]?.facts).not.toEqual(stages[0]?.facts);
    expect([0, 1, 2, 3, 4, 5].map((index) => scenario.worldSeedOf?.(7, index)).sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('takes the factors of reviews, and of its own what it has texts for', () => {
    const { factors } = tiny();
    expect(Object.keys(factors)).toEqual(['relationship', 'authorship', 'authorshipShown', 'consequence', 'wording']);
    expect(factors.wording).toEqual(['0']);
    expect(tiny({ factors: { authorshipShown: ['label', 'neither'] } }).factors.authorshipShown).toEqual(['label', 'neither']);
    expect(tiny({ refuses: () => 'no sums today' }).refuses?.({})).toBe('no sums today');
  });

  it("names as another vendor the first family given that is not the reviewer's own", () => {
    const authorTo = (family: string) =>
      tiny({ strangers: ['DeepSeek'] }).stage({ condition: { authorship: 'other-vendor' }, worldSeed: 0, family }).personas['author'];
    expect([authorTo('Claude'), authorTo('DeepSeek')]).toEqual(['DeepSeek Agent 2', 'Gemini Agent 2']);
    expect(tiny({ strangers: ['DeepSeek'] }).versions.prompts).not.toBe(tiny().versions.prompts);
  });

  it('names an author of another vendor by a family that is not its own', () => {
    const authors = ['Gemini', 'Claude', 'ChatGPT', 'Meridian'].map(
      (family) => tiny().stage({ condition: { authorship: 'other-vendor' }, worldSeed: 0, family }).personas['author'],
    );
    expect(authors).toEqual(['Claude Agent 2', 'Gemini Agent 2', 'Gemini Agent 2', 'Gemini Agent 2']);
    expect(stageOf(tiny(), { authorship: 'anonymous' }).personas['author']).toBeUndefined();
  });

  it('has another version with another item, text, instruction, tool or measure', () => {
    const versions = [
      tiny(),
      tiny({ items: items.map((item) => ({ ...item, source: `${item.source}!` })) }),
      tiny({ folder: folderOf({ 'documents/instructions.md': 'Look.' }) }),
      tiny({ instructions: 'Look.' }),
      tiny({ tool: verdictTool({ name: 'submit_sum', description: 'Other.', input: z.strictObject({ right: z.boolean() }) }) }),
      tiny({ measureVersion: 'tiny-measures/2' }),
    ].map((scenario) => scenario.versions.scenario);
    expect(new Set(versions).size).toBe(versions.length);
    expect(tiny().versions).toEqual(tiny().versions);
  });

  it('opens only what it has set', () => {
    expect(() => tiny().open({ ...stageOf(tiny()), personas: {} })).toThrow(InternalError);
  });
});

describe('the group of an item', () => {
  const groupIn = (of: readonly ReviewItem[], worldSeed: number) => {
    const scenario = tiny({ items: of });
    expect(scenario.measures.find(({ name }) => name === 'group')).toMatchObject({ type: 'category', given: true });
    return [scenario, stageOf(scenario, {}, worldSeed)] as const;
  };

  it('is what it was drawn from, or the item itself, and is shown to nobody', () => {
    const drawn = items.map((item, place) => (place === 0 ? item : { ...item, group: 'of one template' }));
    for (const [worldSeed, group] of ['one', 'of one template', 'of one template'].entries()) {
      const [scenario, stage] = groupIn(drawn, worldSeed);
      const { measures } = scenario.measure({
        stage,
        events: [],
        endReason: 'failure',
        before: stage.before,
        after: stage.before,
      } as never); // what is read of it
      expect(measures['group']).toBe(group);
      expect(JSON.stringify([stage.user, stage.system, stage.conveyances])).not.toContain('of one template');
    }
  });

  it('is missing in a stage that was set before items had groups', () => {
    const [scenario, stage] = groupIn(items, 0);
    const older = { ...stage, facts: { number: 3 } };
    expect(scenario.measure({ stage: older, events: [] } as never).measures['group']).toBeNull(); // what is read of it
  });
});

describe('a style', () => {
  const shown = (authorship: string, family = 'Claude'): string =>
    tiny().stage({ condition: { authorship, authorshipShown: 'style-only' }, worldSeed: 1, family }).user;

  it('is that of the author, and is told by a line that is shown', () => {
    expect(shown('script')).toMatch(/INFO added it up/);
    expect(shown('human')).toMatch(/- added it up/);
    expect(shown('same-family')).toMatch(/I added it up\./);
    expect(shown('same-family')).not.toBe(shown('other-vendor'));
    expect(shown('other-vendor', 'Claude')).toBe(shown('same-family', 'Gemini').replaceAll('Gemini Agent 1', 'Claude Agent 1'));
    const { conveyances, user } = stageOf(tiny(), { authorship: 'human', authorshipShown: 'style-only' });
    expect(conveyances.map(({ of }) => of)).toEqual(['authorship', 'authorshipShown']);
    for (const { text } of conveyances) expect(user).toContain(text);
  });
});
