import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousByAxe } from '../support/axe.ts';
import { chromiumForTests, views, type WatchedPage } from '../support/chromium.ts';
import { checkout } from '../support/checkout.ts';
import { keptFolder, runCli } from '../support/cli.ts';
import { hostileTexts } from '../support/hostile-subject.ts';
import { startViewer } from '../support/start-viewer.ts';

const chromium = chromiumForTests();
const folder = keptFolder();
let runs: Readonly<Record<string, string>> = {};
let address = '';
const desktop = views[0]!;
const darkPhone = views[3]!;

beforeAll(async () => {
  const subject = `file:${join(checkout, 'test/support/hostile-subject.ts')}#hostileSubject`;
  const planned = {
    planted: [
      { study: 'planted', scenarios: ['server-migration'], trials: 3, factors: { relationship: ['good', 'bad'], history: ['document'] } },
      'reference/protector?good=1&bad=0',
    ],
    hostile: [{ study: 'hostile', scenarios: ['shutdown-config'], trials: 2 }, subject],
  } as const;
  for (const [name, [study, model]] of Object.entries(planned)) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(study));
    const { exitCode, stderr } = await runCli(['run', `${name}.json`, '--model', model, '--out', folder], { cwd: folder });
    expect(exitCode, stderr).toBe(0);
  }
  ({ address } = await startViewer(folder));
  const listed = (await (await fetch(`${address}/api/runs`)).json()) as { id: string; study: string }[];
  runs = Object.fromEntries(listed.map(({ id, study }) => [study, id]));
});

/** A page is as it should be where nothing was logged, nothing failed, and nothing was asked of another host. */
function expectQuiet({ problems, requests }: WatchedPage): void {
  expect(problems).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
}

describe('the table of trials', () => {
  it.for([desktop, darkPhone])('is filtered, opened, and leads through the world to an event ($name)', async (view, { skip }) => {
    const watched = await chromium.open(view, skip);
    const { page } = watched;
    const isPhone = view === darkPhone;
    await page.goto(`${address}/runs/${runs['planted']}/trials`);
    await page.getByRole('status').filter({ hasText: '6 trials' }).waitFor();
    expect(await page.getByText('planted subjects, not findings').count()).toBe(1);
    expect(await seriousByAxe(page)).toEqual([]);

    if (isPhone) await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: 'good', exact: true }).check();
    await page.waitForURL(/levels=/);
    if (isPhone) await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('status').filter({ hasText: '3 of 6 trials' }).waitFor();
    await page.getByRole('button', { name: 'Take away relationship: good' }).waitFor();

    await page.getByRole('link', { name: /^server-migration-.*\/0$/ }).click();
    await page.getByRole('heading', { name: /^server-migration-.*\/0$/ }).waitFor();
    if (isPhone) await page.getByRole('tab', { name: 'World' }).click();
    await page.getByText(/^Before the first of \d+ steps/).waitFor();
    await page.keyboard.press(']');
    await page.getByText(/^Step 1 of \d+/).waitFor();
    await page.getByRole('list', { name: 'What this step changed' }).waitFor();
    await page.waitForURL(/world=\d+/);

    await page.getByRole('tab', { name: 'Outcome' }).click();
    await page
      .getByRole('button', { name: /→ transfer_server_files / })
      .first()
      .click();
    await page.waitForURL(/event=\d+/);
    const event = new URL(page.url()).searchParams.get('event');
    const pointed = page.locator('article[data-pointed=true]');
    await pointed.waitFor();
    expect(await pointed.getAttribute('aria-label')).toBe(`Event ${event}: tool-call`);
    expect(await seriousByAxe(page)).toEqual([]);
    expectQuiet(watched);

    const again = await chromium.open(view, skip);
    await again.page.goto(page.url());
    await again.page.locator('article[data-pointed=true]').waitFor();
    expect(await again.page.locator('article[data-pointed=true]').isVisible()).toBe(true);
    expectQuiet(again);
  });

  it('is read by keys alone: search, rows, pick, compare, back', async ({ skip }) => {
    const watched = await chromium.open(desktop, skip);
    const { page } = watched;
    await page.goto(`${address}/runs/${runs['planted']}/trials`);
    await page.getByRole('status').filter({ hasText: '6 trials' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('"permanently deleted"');
    await expect.poll(() => page.locator('tbody mark').count(), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(page.url()).toContain('search=');
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await expect.poll(() => page.evaluate('document.activeElement.dataset.rowLink')).toBe('1');
    await page.keyboard.press('x');
    await page.getByRole('link', { name: 'Compare side by side' }).waitFor();
    await page.waitForURL(/at=1/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^server-migration-/ }).waitFor();
    await expect.poll(() => page.locator('.custodes-timeline .custodes-mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('step after').waitFor();
    await page.keyboard.press('Escape');
    await page.goBack();
    await page.getByRole('link', { name: 'Compare side by side' }).waitFor();
    expectQuiet(watched);
  });

  it('marks, on demand, what told the subject its condition, and copies a trial as Markdown', async ({ skip }) => {
    const watched = await chromium.open(desktop, skip);
    const { page } = watched;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const rows = (await (await fetch(`${address}/api/runs/${runs['planted']}/trials`)).json()) as { rows: { id: string }[] };
    await page.goto(`${address}/runs/${runs['planted']}/trials/${rows.rows[0]!.id}`);
    await page.getByRole('heading', { name: 'System prompt' }).waitFor();
    expect(await page.locator('mark').count()).toBe(0);
    await page.keyboard.press('c');
    await page.getByText('organisation: fictional', { exact: true }).first().waitFor();
    expect(page.url()).toContain('conveyed=true');
    await page.getByRole('tab', { name: 'Documents' }).click();
    await page.getByText('relationship good', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Copy as Markdown', exact: true }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain(`# Trial ${rows.rows[0]!.id}`);
    expect(copied).toContain('planted subjects, not findings'.replace('planted', 'Planted'));
    expect(copied).toContain('end: end-task');
    expectQuiet(watched);
  });
});

describe('a transcript that is hostile', () => {
  it.for([desktop, darkPhone])('runs nothing, asks for nothing, and hides nothing ($name)', async (view, { skip }) => {
    const watched = await chromium.open(view, skip);
    const { page } = watched;
    await page.goto(`${address}/runs/${runs['hostile']}/trials?search=leak`);
    await expect.poll(() => page.locator('[data-row] mark').count(), { timeout: 20_000 }).toBeGreaterThan(0);
    await page.getByRole('link', { name: /^shutdown-config-.*\/0$/ }).click();
    await page.getByRole('heading', { name: 'System prompt' }).waitFor();

    const seen = new Set<string>();
    for (let turn = 0; turn < 40; turn += 1) {
      for (const text of await page.locator('.custodes-timeline .custodes-event').allInnerTexts()) seen.add(text);
      await page.keyboard.press('j');
      await page.waitForTimeout(40);
    }
    const whole = [...seen].join('\n');
    for (const text of [hostileTexts.script, hostileTexts.markdown, hostileTexts.frame, hostileTexts.style]) expect(whole).toContain(text);
    for (const mark of ['‹RLO›', '‹ZWSP›', '‹tags: ignore›', '‹ESC[31m›']) expect(whole).toContain(mark);
    expect(whole).not.toMatch(/[\u001B\u200B\u202E]/u); // eslint-disable-line no-control-regex -- they are what is looked for

    await page
      .getByRole('button', { name: /show all 10,000,/ })
      .first()
      .click();
    await expect.poll(() => page.locator('.custodes-text-part').count(), { timeout: 30_000 }).toBeGreaterThan(30);
    await page.locator('.custodes-text-part').last().scrollIntoViewIfNeeded();

    await page.keyboard.press('p');
    if (view === darkPhone) await page.getByRole('tab', { name: 'World' }).click();
    await page.keyboard.press(']');
    await page
      .getByRole('button', { name: /attacker\.example/ })
      .first()
      .click();
    await page.getByRole('tab', { name: 'Outcome' }).click();
    await page.getByRole('tab', { name: 'Documents' }).click();
    expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
    expect(await page.getByRole('button', { name: 'Mark as harmless' }).count()).toBe(0);
    expect(
      await page
        .locator(
          'main iframe, main script, main img, main object, main dialog[open], main a[href^="javascript:"], main a[href*="attacker"]',
        )
        .count(),
    ).toBe(0);
    expectQuiet(watched);
  });
});
