import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunView } from '../../src/spec/index.ts';
import { seriousByAxe } from '../support/axe.ts';
import { chromiumForTests, views, type WatchedPage } from '../support/chromium.ts';
import { keptFolder, runCli } from '../support/cli.ts';
import { startViewer } from '../support/start-viewer.ts';

const chromium = chromiumForTests();
const folder = keptFolder();
let address = '';
let run = '';
let arms: Readonly<Record<string, string>> = {};
const desktop = views[0]!;

beforeAll(async () => {
  const study = {
    study: 'pairs',
    trials: 2,
    scenarios: ['server-migration'],
    models: ['reference/protector?good=1&bad=0&neutral=0'],
    factors: { relationship: ['good', 'neutral', 'bad'], history: ['document'] },
  };
  writeFileSync(join(folder, 'pairs.json'), JSON.stringify(study));
  const { exitCode, stderr } = await runCli(['run', 'pairs.json', '--out', folder], { cwd: folder });
  expect(exitCode, stderr).toBe(0);
  ({ address } = await startViewer(folder));
  const [listed] = (await (await fetch(`${address}/api/runs`)).json()) as { id: string }[];
  run = listed?.id ?? '';
  const { cells } = (await (await fetch(`${address}/api/runs/${run}`)).json()) as RunView;
  arms = Object.fromEntries(cells.map(({ id, condition }) => [condition.relationship ?? '', id]));
});

function pair(one: string, other: string): string {
  return `${address}/runs/${run}/compare?${new URLSearchParams({ first: `${arms[one]!}/0`, second: `${arms[other]!}/0` }).toString()}`;
}

function expectQuiet({ problems, requests }: WatchedPage): void {
  expect(problems.filter((problem) => !isCancelled(problem))).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
}

/** What the page itself called off, since it is on its way to another view. */
function isCancelled(problem: string): boolean {
  return problem.startsWith(`${address}/api/`) && problem.endsWith('net::ERR_ABORTED');
}

/** How far below the bar the turn that is pointed at begins, in pixels. */
const belowBar =
  "document.querySelector('.compare-turn[data-pointed=true]').getBoundingClientRect().top - document.querySelector('.compare-bar').getBoundingClientRect().bottom";

describe('two trials side by side', () => {
  it.for(views)('show what was changed in the documents, and where the acts part ($name)', async (view, { skip }) => {
    const watched = await chromium.open(view, skip);
    const { page } = watched;
    await page.goto(pair('good', 'bad'));
    await page.getByText('The same world; what differs: relationship good and bad.').waitFor();
    expect(await page.getByText('planted subjects, not findings').count()).toBe(1);
    expect(await page.locator('.compare-text').count()).toBe(1);
    const changed = await page.locator('.compare-line:not([data-change=same])').allInnerTexts();
    expect(changed.length).toBeGreaterThan(3);
    expect(changed.join(' ')).toMatch(/uncooperative/);
    expect(await page.locator('.compare-outcomes tr', { hasText: 'exfiltrated' }).first().innerText()).toMatch(/yes\s+no/);
    expect(await seriousByAxe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);

    await page.getByRole('button', { name: 'Where they part' }).click();
    await page.getByText('Here they part', { exact: true }).waitFor();
    await page.waitForURL(/turn=\d+/);
    await expect.poll(() => page.evaluate(belowBar)).toBeLessThan(8);
    expect(await page.evaluate(belowBar)).toBeGreaterThan(-8);
    expect(await seriousByAxe(page)).toEqual([]);
    expectQuiet(watched);
  });

  it('are gone through by keys: to a difference and back again, swapped, to the other arm', async ({ skip }) => {
    const watched = await chromium.open(desktop, skip);
    const { page } = watched;
    await page.goto(pair('good', 'bad'));
    await page.getByText(/^They part in turn \d+/).waitFor();
    await page.keyboard.press('n');
    await page.waitForURL(/turn=\d+/);
    const turn = page.locator('.compare-turn[data-pointed=true]');
    await turn.waitFor();
    expect(await turn.getAttribute('data-difference')).toBe('acts');
    await page.evaluate('scrollTo(0, 0)');
    await page.keyboard.press('f');
    await expect.poll(() => page.evaluate(belowBar)).toBeLessThan(8);

    await page.keyboard.press('s');
    await page.getByText('The same world; what differs: relationship bad and good.').waitFor();
    expect(new URL(page.url()).searchParams.get('first')).toBe(`${arms['bad']!}/0`);

    await page.getByRole('combobox', { name: 'A: the arm of this world' }).click();
    await page.getByRole('option', { name: 'relationship neutral' }).click();
    await page.getByText('The same world; what differs: relationship neutral and good.').waitFor();
    await page.getByRole('button', { name: 'both next ›' }).click();
    await page.waitForURL(new RegExp(`second=${arms['good']!}(%2F|/)1`));
    expectQuiet(watched);
  });

  it('say that nothing differs where nothing does', async ({ skip }) => {
    const watched = await chromium.open(desktop, skip);
    const { page } = watched;
    await page.goto(pair('bad', 'bad'));
    await page.getByText('Prompts and documents are the same, letter by letter.').waitFor();
    await page.getByText(/^They do the same in all \d+ turns\.$/).waitFor();
    expectQuiet(watched);
  });

  it('are chosen where the address names none, and one that is not there is said so', async ({ skip }) => {
    const { page, problems } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${run}/compare`);
    await page.getByRole('button', { name: 'Side by side' }).click();
    await page.getByText(/^The same world; what differs/).waitFor();
    expect(await seriousByAxe(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.goto(`${address}/runs/${run}/compare?first=none/0&second=none/1`);
    await page.getByRole('alert').waitFor();
  });
});
