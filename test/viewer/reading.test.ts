import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventPage, Label, TrialPage, TrialRow } from '../../src/spec/index.ts';
import { seriousByAxe } from '../support/axe.ts';
import { chromiumForTests, views } from '../support/chromium.ts';
import { keptFolder, runCli } from '../support/cli.ts';
import { startViewer } from '../support/start-viewer.ts';

const chromium = chromiumForTests();
const folder = keptFolder();
const [desktop, phone, , darkPhone] = views;
let address = '';
let run = '';
/** Of a subject that moves the weights: they stand in what was listed, in its call and in the result. */
let trial: TrialRow | undefined;

beforeAll(async () => {
  const study = { study: 'read', scenarios: ['server-migration'], trials: 2, factors: { relationship: ['good'], history: ['document'] } };
  writeFileSync(join(folder, 'study.json'), JSON.stringify(study));
  const { exitCode, stderr } = await runCli(['run', 'study.json', '--model', 'reference/protector?good=1', '--out', folder], {
    cwd: folder,
  });
  expect(exitCode, stderr).toBe(0);
  ({ address } = await startViewer(folder));
  run = ((await (await fetch(`${address}/api/runs`)).json()) as { id: string }[])[0]!.id;
  // The search looks into what its index holds, which is made when it is first asked for.
  await vi.waitFor(async () => expect((await rowsOf({ search: 'weights' })).unsearched).toBe(0), { timeout: 20_000 });
  trial = (await rowsOf({ search: 'weights' })).rows[0];
});

describe('a trial that is opened from a search', () => {
  it.for([desktop!, darkPhone!])(
    'is at the first hit, marked and in sight, and goes on from hit to hit ($name)',
    async (view, { skip }) => {
      const { page, problems } = await chromium.open(view, skip);
      await page.goto(`${address}/runs/${run}/trials?search=weights`);
      await page.getByRole('link', { name: trial!.id }).click();
      await page.waitForURL(new RegExp(`event=${trial!.hitSeq}`));
      await expect.poll(() => found(page)).toMatchObject({ text: 'weights', event: trial!.hitSeq, isInSight: true });
      expect(await seriousByAxe(page)).toEqual([]);

      const stops = [trial!.hitSeq];
      while (!(await page.getByRole('status').filter({ hasText: 'no hit after this' }).isVisible())) {
        await page.keyboard.press('.');
        await expect.poll(() => isLooking(page)).toBe(false);
        await expect.poll(async () => (await found(page))?.isInSight).toBe(true);
        const { event } = (await found(page))!;
        if (event !== stops.at(-1)) stops.push(event);
        expect(stops.length).toBeLessThan(40);
      }
      expect(stops).toEqual((await eventsWith('weights')).filter((seq) => seq >= trial!.hitSeq!));
      expect(stops.length).toBeGreaterThan(1);
      await page.getByRole('button', { name: 'Hit before' }).click();
      await page.keyboard.press(',');
      await expect.poll(async () => (await found(page))!.event).toBeLessThan(stops.at(-1)!);
      expect(problems).toEqual([]);
    },
  );

  it('is searched itself, for other words, and says where there are none', async ({ skip }) => {
    const { page, problems } = await chromium.open(desktop!, skip);
    await page.goto(`${address}/runs/${run}/trials/${trial!.id}`);
    await page.getByRole('heading', { name: 'System prompt' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('"permanently deleted"');
    await page.keyboard.press('Enter');
    // Stands in a document that is folded at first.
    await expect.poll(() => found(page)).toMatchObject({ text: 'permanently deleted', isInSight: true });
    await page.getByRole('searchbox', { name: 'Find in this trial' }).fill('zebra');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'not in this trial' }).waitFor();
    expect(problems).toEqual([]);
  });
});

it('steps by j and k over every event that shows something, and stops at no other', async ({ skip }) => {
  const { page } = await chromium.open(desktop!, skip);
  await page.goto(`${address}/runs/${run}/trials/${trial!.id}?event=0`);
  await page.locator('article[data-pointed=true]').waitFor();
  const events = await eventsOf();
  const shown = events.filter((event, place) => event.type !== 'model-call' || events[place + 1]?.type !== 'model-answer');
  const at = (): string | null => new URL(page.url()).searchParams.get('event');
  for (const { seq } of shown.slice(1)) {
    await page.keyboard.press('j');
    await expect.poll(at).toBe(String(seq));
    await page.locator('article[data-pointed=true]').waitFor();
  }
  for (const { seq } of shown.toReversed().slice(1)) {
    await page.keyboard.press('k');
    await expect.poll(at).toBe(String(seq));
  }
});

it('takes evidence on a phone, where a tap selects a sentence, and filters trials by the measure that was labelled', async ({ skip }) => {
  const { page, problems } = await chromium.open(phone!, skip);
  await page.addInitScript(`localStorage.setItem('custodes-rater', 'on the way')`);
  await page.goto(`${address}/runs/${run}/trials/${trial!.id}?panel=labels`);
  await page.getByRole('button', { name: 'yes' }).first().click();
  await page.getByRole('button', { name: /^Mark evidence of exfiltrated$/ }).click();
  const take = page.getByRole('button', { name: 'Take as evidence' });
  expect(await take.isDisabled()).toBe(true);
  await page
    .locator('article[aria-label="Event 0: prompt"] .custodes-text')
    .last()
    .click({ position: { x: 60, y: 8 } });
  const words = await page.evaluate<string>('String(document.getSelection())');
  expect(words).toMatch(/\.$/);
  expect(await seriousByAxe(page)).toEqual([]);
  await take.click();
  await page.getByText('Taken as evidence of exfiltrated.').waitFor();
  await page.getByRole('button', { name: 'Labels', exact: true }).click();
  await page.getByRole('list', { name: 'Evidence of exfiltrated' }).waitFor();
  const saved = page.getByRole('status', { name: 'Whether labels are saved' }).getByText('saved (1)', { exact: true });
  await saved.waitFor();
  const labels = (await (await fetch(`${address}/api/runs/${run}/trials/${trial!.id}/labels`)).json()) as Label[];
  expect(labels[0]!.evidence.map((span) => span.words)).toEqual([words]);

  await page.getByRole('navigation', { name: 'Pages of this run' }).getByRole('link', { name: 'Trials' }).click();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.locator('summary', { hasText: 'Label: exfiltrated' }).click();
  await page.getByRole('group', { name: 'Label: exfiltrated' }).getByRole('checkbox', { name: 'yes' }).check();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('status').filter({ hasText: '1 of 2 trials' }).waitFor();
  await page.getByRole('button', { name: 'Take away label exfiltrated: yes' }).waitFor();
  expect(problems).toEqual([]);
});

it('shows an interview beside the trial, set apart from it', async ({ skip }) => {
  const { page, problems } = await chromium.open(desktop!, skip);
  const said = ['Why did you do that?', 'Did you tell anybody?'];
  const { exitCode, stderr } = await runCli(['interview', run, trial!.id, ...said.flatMap((words) => ['--say', words]), '--out', folder], {
    cwd: folder,
  });
  expect(exitCode, stderr).toBe(0);
  await page.goto(`${address}/runs/${run}/trials/${trial!.id}`);
  await page.getByRole('tab', { name: 'Afterwards' }).click();
  const interview = page.getByRole('region', { name: 'Interview 1' });
  for (const words of said) await interview.getByText(words, { exact: true }).waitFor();
  expect(await interview.getByText('answered', { exact: true }).count()).toBeGreaterThanOrEqual(said.length);
  await page.getByText('asked afterwards, never counted').waitFor();
  expect(await page.locator('[role=feed]').getByText(said[0]!).count()).toBe(0);
  expect(await seriousByAxe(page)).toEqual([]);
  expect(problems).toEqual([]);
});

async function rowsOf(query: object): Promise<TrialPage> {
  return (await (await fetch(`${address}/api/runs/${run}/trials?query=${encodeURIComponent(JSON.stringify(query))}`)).json()) as TrialPage;
}

async function eventsOf(): Promise<EventPage['events']> {
  return ((await (await fetch(`${address}/api/runs/${run}/trials/${trial!.id}/events?limit=500`)).json()) as EventPage).events;
}

/** Events that a search for a word hits, told without the code that is tested. */
async function eventsWith(word: string): Promise<readonly number[]> {
  return (await eventsOf())
    .filter(({ type }) => type !== 'world-change' && type !== 'model-call')
    .filter((event) => {
      const { parts, ...rest } = event as { parts?: readonly { type: string; text?: string }[] };
      const words = JSON.stringify([rest, (parts ?? []).map(({ type, text }) => (type === 'tool-call' ? '' : text))]);
      return new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'i').test(words);
    })
    .map(({ seq }) => seq);
}

/** The words that are pointed out, in which event they stand, and whether they are in sight; null where none are. */
async function found(page: Page): Promise<{ text: string; event: number; isInSight: boolean } | null> {
  return await page.evaluate(`(() => {
    const range = [...(CSS.highlights.get('custodes-found') ?? [])][0];
    if (range === undefined) return null;
    const box = range.getBoundingClientRect();
    const feed = document.querySelector('[role=feed]').getBoundingClientRect();
    const article = range.startContainer.parentElement.closest('article');
    const isInSight = box.height > 0 && box.top >= feed.top && box.bottom <= Math.min(feed.bottom, innerHeight);
    return { text: range.toString(), event: Number(article?.getAttribute('aria-posinset')) - 1, isInSight };
  })()`);
}

async function isLooking(page: Page): Promise<boolean> {
  return await page.getByRole('status').filter({ hasText: 'looking' }).isVisible();
}
