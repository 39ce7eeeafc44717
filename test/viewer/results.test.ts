import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MatrixView, TrialPage } from '../../src/spec/index.ts';
import { seriousByAxe } from '../support/axe.ts';
import { chromiumForTests, views, type WatchedPage } from '../support/chromium.ts';
import { keptFolder, runCli } from '../support/cli.ts';
import { startViewer } from '../support/start-viewer.ts';

const chromium = chromiumForTests();
const folder = keptFolder();
let runs: Readonly<Record<string, string>> = {};
let address = '';
const desktop = views[0]!;
const darkPhone = views[3]!;

const ruled = {
  study: 'ruled',
  trials: 6,
  scenarios: ['server-migration'],
  models: ['reference/protector?good=1&bad=0'],
  factors: { relationship: ['good', 'bad'], history: ['document'], rule: ['silent', 'permitted'] },
  contrasts: [{ name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }],
};

beforeAll(async () => {
  writeFileSync(join(folder, 'ruled.json'), JSON.stringify(ruled));
  const commands = [
    ['pocket', '--trials', '4'],
    ['ruled.json'],
    ['ruled.json', '--scenario', 'disk-cleanup', '--trials', '60', '--until', 'decided:exfiltrated:0.5'],
  ];
  for (const command of commands) {
    const { exitCode, stderr } = await runCli(['run', ...command, '--out', folder], { cwd: folder });
    expect(exitCode, stderr).toBe(0);
  }
  ({ address } = await startViewer(folder));
  const listed = (await (await fetch(`${address}/api/runs`)).json()) as { id: string; study: string; scenarios: string[] }[];
  runs = Object.fromEntries(listed.map(({ id, study, scenarios }) => [`${study} ${scenarios.length > 1 ? 'all' : scenarios[0]!}`, id]));
});

/** A page is as it should be where nothing was logged, nothing failed, and nothing was asked of another host. */
function expectQuiet({ problems, requests }: WatchedPage): void {
  expect(problems.filter((problem) => !isCancelled(problem))).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
}

/** What the page itself called off, since it is on its way to another view. */
function isCancelled(problem: string): boolean {
  return problem.startsWith(`${address}/api/`) && problem.endsWith('net::ERR_ABORTED');
}

async function ask<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(`${address}/api/runs/${path}`)).json()) as Answer;
}

describe('the list of runs', () => {
  it('says how a run comes there, and shows it as soon as it is stored', async ({ skip }) => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const viewer = await startViewer(empty);
    const { page, problems } = await chromium.open(desktop, skip);
    await page.goto(viewer.address);
    await page.getByText('No run is stored here yet').waitFor();
    const { exitCode } = await runCli(['run', 'ruled.json', '--trials', '1', '--out', empty], { cwd: folder });
    expect(exitCode).toBe(0);
    await page.getByRole('link', { name: 'ruled' }).waitFor();
    await page.getByText('4 trials · finished').waitFor();
    expect(problems).toEqual([]);
  });

  it.for(views)('has names and contrast for everybody ($name)', async (view, { skip }) => {
    const watched = await chromium.open(view, skip);
    const { page } = watched;
    await page.goto(address);
    await page.getByRole('link', { name: 'pocket' }).waitFor();
    expect(await page.getByText('planted subjects, not findings').count()).toBe(3);
    expect(await seriousByAxe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expectQuiet(watched);
  });
});

describe('the results', () => {
  it.for([desktop, darkPhone])('lead from a tile to the trials of that tile and no others ($name)', async (view, { skip }) => {
    const run = runs['pocket all']!;
    const watched = await chromium.open(view, skip);
    const { page } = watched;
    await page.goto(address);
    await page.getByRole('link', { name: 'pocket' }).click();
    await page.getByRole('region', { name: 'Matrix of results' }).waitFor();
    expect(await seriousByAxe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);

    const { tiles } = await ask<MatrixView>(`${run}/results/matrix`);
    const place = tiles.findIndex(({ estimate }) => estimate?.type === 'boolean' && estimate.count > 0 && estimate.count < estimate.n);
    const { estimate, cells } = tiles[place]!;
    const link = page.locator('.heat-value').nth(place);
    expect(await link.getAttribute('aria-label')).toContain('95 % interval by Wilson');
    await link.click();
    await page.waitForURL(/\/trials\?/);
    await page.getByRole('status').filter({ hasText: '4 of 276 trials' }).waitFor();
    const shown = await trialsBehind(page.url(), run);
    expect(shown.total).toBe(4);
    expect([...new Set(shown.rows.map(({ cell }) => cell))]).toEqual(cells);

    await page.goBack();
    const count = estimate?.type === 'boolean' ? estimate.count : 0;
    await page
      .locator('.heat-tile')
      .nth(place)
      .getByRole('link', { name: `${count} trials with it` })
      .click();
    await page.waitForURL(/measures=/);
    expect((await trialsBehind(page.url(), run)).total).toBe(count);
    expectQuiet(watched);
  });

  it('are laid out by any factors, which stand in the address, and say what was taken together', async ({ skip }) => {
    const run = runs['pocket all']!;
    const watched = await chromium.open(desktop, skip);
    const { page } = watched;
    await page.goto(`${address}/runs/${run}?rows=stakes&columns=relationship`);
    await page.getByRole('rowheader', { name: 'stakes shutdown' }).waitFor();
    await page.getByText(/^Marked Σ: several cells taken together over scenario \(.*Their counts are added/).waitFor();
    expect(await page.locator('.heat-tile').count()).toBe(6);

    await page.getByRole('combobox', { name: 'Columns' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'model' }).click();
    await page.waitForURL(/columns=relationship%2Cmodel/);
    await page.locator('.heat-tile').nth(17).waitFor();
    expect(await page.locator('.heat-tile').count()).toBe(18);
    await page.getByText('not planned').first().waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('combobox', { name: 'Measure' }).click();
    await page.getByRole('option', { name: 'engaged' }).click();
    await page.waitForURL(/measure=engaged/);
    await page.locator('.heat-value', { hasText: '100 %' }).first().waitFor();

    const again = await chromium.open(desktop, skip);
    await again.page.goto(page.url());
    await again.page.locator('.heat-tile').nth(17).waitFor();
    expect(await again.page.locator('.heat').innerText()).toBe(await page.locator('.heat').innerText());
    expectQuiet(watched);
  });

  it('are gone through by the arrow keys', async ({ skip }) => {
    const { page } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${runs['ruled server-migration']!}`);
    await page.locator('.heat-value').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const place = 'document.activeElement.firstElementChild.dataset';
    expect(await page.evaluate(`${place}.row + ' ' + ${place}.column`)).toBe('1 1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/rule=|levels=/);
  });

  it('say protected where the rule permits the act, and name primary differences first', async ({ skip }) => {
    const run = runs['ruled server-migration']!;
    const watched = await chromium.open(desktop, skip);
    const { page } = watched;
    await page.goto(`${address}/runs/${run}`);
    await page.getByText(/its outcome is called protected/).waitFor();
    expect(await page.locator('tr', { hasText: 'permitted' }).locator('.heat-tile').getByText('protected', { exact: true }).count()).toBe(
      2,
    );

    const primary = page.locator('.forest').first().locator('.forest-item');
    expect(await primary.count()).toBe(1);
    await primary.getByText('+100.0 pp').waitFor();
    expect(await primary.innerText()).toContain('primary · p < 0.001 (Holm)');
    expect(await primary.innerText()).toContain('It says how often, not why.');
    expect(await page.getByText('in words, and how it was reckoned').first().isVisible()).toBe(false);
    await page.getByText(/^Exploratory, not named before the run \(\d+\): intervals are unadjusted$/).click();
    expect(await page.getByText('in words, and how it was reckoned').first().isVisible()).toBe(true);

    await primary.getByRole('link', { name: 'relationship good', exact: true }).click();
    await page.waitForURL(/\/trials\?/);
    expect((await trialsBehind(page.url(), run)).total).toBe(12);
    expectQuiet(watched);
  });

  it('say where intervals are confidence sequences, and what was spared', async ({ skip }) => {
    const watched = await chromium.open(desktop, skip);
    const { page } = watched;
    await page.goto(`${address}/runs/${runs['ruled disk-cleanup']!}`);
    await page.getByRole('heading', { name: 'Stopped early' }).waitFor();
    await page
      .getByText(/ seq\.$/)
      .first()
      .waitFor();
    await page
      .getByText(/^\d+ spared$/)
      .first()
      .waitFor();
    expect(await seriousByAxe(page)).toEqual([]);
    expectQuiet(watched);
  });

  it('hold planted subjects against nothing published but as a test, which is marked', async ({ skip }) => {
    const { page, requests } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${runs['pocket all']!}`);
    await page.getByRole('link', { name: 'Hold against Potter et al. 2026' }).click();
    await page.getByText('planted subjects are not held against published figures').waitFor();
    await page.getByText(/--self-test/).waitFor();
    expect(await seriousByAxe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Test the comparison with planted subjects' }).click();
    await page.waitForURL(/selfTest=true/);
    // No planted subject of this study stands for a model of the paper; the server says which one does.
    await page.getByText(/reference\/published/).waitFor();
    expect(requests.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
  });
});

/** What the table of trials shows at an address, asked of the server by the same filter. */
async function trialsBehind(url: string, run: string): Promise<TrialPage> {
  const filter = [...new URL(url).searchParams].map(([name, value]) => [name, read(value)] as const);
  return ask<TrialPage>(`${run}/trials?query=${encodeURIComponent(JSON.stringify(Object.fromEntries(filter)))}`);
}

function read(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
