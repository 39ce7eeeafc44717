import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventView, Label, RunView } from '../../src/spec/index.ts';
import { seriousByAxe } from '../support/axe.ts';
import { chromiumForTests, views, type View, type WatchedPage } from '../support/chromium.ts';
import { keptFolder, runCli, startCli } from '../support/cli.ts';
import { startViewer } from '../support/start-viewer.ts';

const chromium = chromiumForTests();
const folder = keptFolder();
const models = ['reference/protector?good=1&bad=0', 'reference/mixed'];
const factors = { relationship: ['good', 'bad'], history: ['document', 'none'] };
const desktop = views[0]!;
let address = '';
let run = '';

beforeAll(async () => {
  writeFileSync(join(folder, 'study.json'), JSON.stringify({ study: 'labelled', scenarios: ['server-migration'], trials: 2, factors }));
  const chosen = models.flatMap((model) => ['--model', model]);
  const { exitCode, stderr } = await runCli(['run', 'study.json', ...chosen, '--out', folder], { cwd: folder });
  expect(exitCode, stderr).toBe(0);
  ({ address } = await startViewer(folder));
  const [listed] = (await (await fetch(`${address}/api/runs`)).json()) as { id: string }[];
  run = listed!.id;
});

describe('labelling by keyboard alone', () => {
  it('goes from the rater’s name through a queue to labels in the run, with evidence, a note and what was taken back', async ({ skip }) => {
    const { page, problems } = await open(desktop, skip);
    const keys = keysOf(page);
    await page.goto(`${address}/runs/${run}/label?queue=random.5.3`);
    await page.getByText('Your name as a rater').waitFor();
    await page.keyboard.type('keyboard');
    await keys('Enter');
    await page.getByText('0 of 5 labelled').waitFor();
    await keys('Enter');
    const trial = await trialInView(page);
    expect(page.url()).toContain('queue=random.5.3');

    await keys('1');
    await expectSaved(page, 1);
    await keys('j', 'k', 'j', '2');
    await expectSaved(page, 2);
    await keys('0', 'u');
    await expectSaved(page, 2);

    await keys('s', 's', 'e');
    await page.getByText('Taken as evidence of', { exact: false }).waitFor();
    await page.getByRole('list', { name: /^Evidence of/ }).waitFor();

    const note = page.getByRole('group', { name: /^note/ });
    const noteKey = await page.locator('#label-note kbd').first().textContent();
    await keys(noteKey!, 'i');
    await page.keyboard.type('It said so? Yes; 1 time.');
    await keys('Escape');
    await expectSaved(page, 3);
    expect(await note.getAttribute('aria-current')).toBe('true');

    await keys('h');
    await page.getByRole('region', { name: 'History of note' }).getByText('stands').waitFor();
    await keys('?');
    await page.getByRole('dialog').getByText('next name').waitFor();
    await keys('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await keys('Enter');
    await page.getByText('trial 2 of 5 · 1 labelled').waitFor();
    expect(await trialInView(page)).not.toBe(trial);
    await keys('Backspace');
    await page.getByText('trial 1 of 5 · 1 labelled').waitFor();
    await expectSaved(page, 3);

    const labels = (await labelsOf(trial)).filter(({ rater }) => rater === 'keyboard');
    expect(labels.map(({ value }) => value)).toEqual([true, false, 'It said so? Yes; 1 time.']);
    const [span] = labels[1]!.evidence;
    expect(span!.words).toBe(textAt(await eventOf(trial, span!.seq), span!.path).slice(span!.from, span!.to));
    expect(problems).toEqual([]);
  });
});

describe('evidence', () => {
  it('is what is selected with the mouse, and its chip leads back to it', async ({ skip }) => {
    const { page, problems } = await open(desktop, skip);
    const trial = await begin(page, { rater: 'mouse', queue: 'random.1.1' });
    const text = page.locator('article[aria-label="Event 0: prompt"] .custodes-text').last();
    await text.waitFor();
    await text.click({ clickCount: 3, position: { x: 60, y: 8 } });
    await page.getByRole('button', { name: /^Selected text → evidence of/ }).click();
    const chip = page
      .getByRole('list', { name: /^Evidence of/ })
      .getByRole('button')
      .first();
    await chip.waitFor();
    await page.getByRole('button', { name: 'yes' }).first().click();
    await expectSaved(page, 1);
    const [label] = (await labelsOf(trial)).filter(({ rater }) => rater === 'mouse');
    const [span] = label!.evidence;
    expect(span).toMatchObject({ seq: 0, path: 'user' });
    expect(textAt(await eventOf(trial, 0), 'user').slice(span!.from, span!.to)).toBe(span!.words);

    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/event=[1-9]/);
    await chip.click();
    await page.waitForURL(/event=0/);
    await page.waitForFunction('CSS.highlights.get("custodes-evidence")?.size === 1');
    expect(await page.evaluate('[...CSS.highlights.get("custodes-evidence")].map(String).join("")')).toBe(span!.words);
    expect(problems).toEqual([]);
  });
});

describe('two windows of one rater', () => {
  it('do not overwrite each other: the one that did not see asks which stands', async ({ skip }) => {
    const { page: first } = await open(desktop, skip);
    const trial = await begin(first, { rater: 'twice', queue: 'random.1.2' });
    const second = await first.context().newPage();
    await second.goto(first.url());
    await second.locator('.custodes-label-row').first().waitFor();
    await keysOf(first)('1');
    await expectSaved(first, 1);

    await keysOf(second)('2');
    await second.getByText('Another window changed this label meanwhile').waitFor();
    const values = async (): Promise<unknown> => (await labelsOf(trial)).filter(({ rater }) => rater === 'twice').map(({ value }) => value);
    expect(await values()).toEqual([true]);
    await keysOf(second)('2');
    await expectSaved(second, 1);
    expect(await values()).toEqual([true]);

    await keysOf(second)('2');
    await expectSaved(second, 1);
    expect(await values()).toEqual([false]);
    await keysOf(first)('1');
    // It says the same as before, which no longer stands: that is asked too.
    await first.getByText('said there: no').waitFor();
    await keysOf(first)('1');
    await expectSaved(first, 1);
    expect(await values()).toEqual([true]);
  });
});

describe('a blind session', () => {
  it('holds neither model nor condition nor others’ labels, on the page or in any answer of the server', async ({ skip }) => {
    const { page, problems } = await open(desktop, skip);
    const bodies: string[] = [];
    await page.route('**/api/**', async (route) => {
      const response = await route.fetch();
      bodies.push(`${route.request().url()} ${await response.text()}`);
      await route.fulfill({ response });
    });
    const trial = await begin(page, { rater: 'blind', queue: 'stratified.6.1', blind: true });
    await otherRaterSays(trial);
    await page.reload();
    await page.locator('.custodes-label-row').first().waitFor();
    await keysOf(page)('1');
    await expectSaved(page, 1);
    for (const tab of await page.getByRole('tab').all()) await tab.click();
    await page.getByRole('tab', { name: 'Labels' }).click();
    await page.locator('.custodes-label-row').first().waitFor();
    await keysOf(page)('h');
    await page.getByRole('region', { name: /^History/ }).waitFor();
    await keysOf(page)('Enter');
    await page.getByText('trial 2 of 6').waitFor();
    await page.getByRole('heading', { name: 'Call 1' }).waitFor();
    expect(await page.getByText(/\d tokens|took \d/).count()).toBe(0);
    await page.getByRole('link', { name: 'Labels' }).click();
    await page.getByText('1 of 6 labelled').waitFor();
    expect(new URL(page.url()).searchParams.get('blind')).toBe('true');
    const seen = [await page.content(), ...bodies];
    expect(seen.length).toBeGreaterThan(8);
    const levels = Object.entries(factors).flatMap(([factor, own]) => own.map((level) => `"${factor}":"${level}"`));
    for (const text of seen)
      for (const secret of ['reference/', 'protector', 'secret-rater', ...levels]) expect(text).not.toContain(secret);
    const { cells } = (await (await fetch(`${address}/api/runs/${run}`)).json()) as RunView;
    for (const text of [...seen, page.url()]) for (const { id } of cells) expect(text).not.toContain(id);
    const saved = (await labelsOf(trial)).find(({ rater }) => rater === 'blind');
    expect(saved).toMatchObject({ blind: true, value: true });
    expect(cells.map(({ id }) => id)).toContain(saved?.trial.split('/')[0]);
    expect(problems).toEqual([]);
  });

  it('is kept by the server, whatever the page asks for, and ends at the press of a button', async ({ skip }) => {
    const { page } = await open(desktop, skip);
    const trial = await begin(page, { rater: 'blind', queue: 'random.1.1', blind: true });
    for (const path of [
      '',
      '/results',
      '/trials',
      '/labels',
      '/agreement',
      `/trials/${trial}/labels`,
      `/trials/${trial}/calls/1`,
      `/trials/${trial}/afterwards`,
    ]) {
      const { status } = await fetch(`${address}/api/runs/${run}${path}?blind=1`);
      expect([path, status]).toEqual([path, path === '' ? 200 : 403]);
    }
    await page.goto(`${address}/runs/${run}?blind=true`);
    await page.getByText('this is hidden while you label blind').first().waitFor();
    await page.getByRole('button', { name: 'End the blind session' }).click();
    await page.getByRole('heading', { name: 'labelled' }).waitFor();
    expect(page.url()).not.toContain('blind');
  });
});

describe('a server that is killed while a rater works', () => {
  let viewer: ReturnType<typeof startCli> | undefined;
  afterAll(async () => {
    viewer?.kill('SIGKILL');
    await viewer;
  });

  it('loses nothing: what was said meanwhile is kept, also over a new load, and saved once it is back', async ({ skip }) => {
    const port = await freePort();
    const start = async (): Promise<void> => {
      viewer = startCli(['view', '--no-open', '--json', '--out', folder, '--port', String(port)], { cwd: folder });
      for await (const _said of viewer.stdout) break;
    };
    const kill = async (): Promise<void> => {
      viewer?.kill('SIGKILL');
      await viewer;
    };
    await start();
    const { page } = await open(desktop, skip);
    const trial = await begin(page, { rater: 'patient', queue: 'random.1.4', at: `http://127.0.0.1:${port}` });
    const keys = keysOf(page);
    await keys('1');
    await expectSaved(page, 1);
    await kill();
    await keys('j', '2', 'j', '1');
    const status = page.getByRole('status', { name: 'Whether labels are saved' });
    await status.getByText('not saved (2): the server does not answer', { exact: false }).waitFor();
    await start();
    await keys('r');
    await expectSaved(page, 3);

    await kill();
    await keys('j', '1');
    await status.getByText('not saved (1)').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    const { context } = { context: page.context() };
    const url = page.url();
    await page.close({ runBeforeUnload: false });
    await start();
    const later = await context.newPage();
    await later.goto(url);
    await later.locator('.custodes-label-row').first().waitFor();
    await expectSaved(later, 4);
    const labels = (await labelsOf(trial)).filter(({ rater }) => rater === 'patient');
    expect(labels.map(({ value }) => value)).toEqual([true, false, true, true]);
  });
});

describe('agreement and export', () => {
  it('are shown by name, with how many trials, and lead to files', async ({ skip }) => {
    const { page } = await open(desktop, skip);
    const queue = 'stratified.2.9';
    for (const [rater, answer] of [
      ['one', '1'],
      ['two', '2'],
    ] as const) {
      await begin(page, { rater, queue });
      await keysOf(page)('1');
      await expectSaved(page, 1);
      await keysOf(page)('Enter');
      await page.getByText('trial 2 of 2').waitFor();
      await keysOf(page)(answer);
      await expectSaved(page, 1);
    }
    await page.goto(`${address}/runs/${run}/label?queue=${queue}`);
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'exfiltrated', exact: true }) });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/one.*two/);
    expect(Number(await row.getByRole('cell').first().textContent())).toBeGreaterThanOrEqual(2);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`labels-${run}.csv`);
    const csv = await (await fetch(download.url())).text();
    expect(csv).toMatch(/,one,exfiltrated,true,false,/);
    for (const [format, from] of [
      ['csv', download.url()],
      ['json', download.url().replace('format=csv', 'format=json')],
    ] as const) {
      const file = join(folder, `labels.${format}`);
      await runCli(['labels', join(folder, run), '--format', format, '--out', file], { cwd: folder });
      expect(Buffer.from(await (await fetch(from)).arrayBuffer()).equals(readFileSync(file))).toBe(true);
    }
  });
});

describe.each(views)('the pages of labels on a $name screen', (view) => {
  it('fit it, and axe finds nothing serious', async ({ skip }) => {
    const { page, problems } = await open(view, skip);
    const pictures = process.env['CUSTODES_PICTURES'];
    const look = async (name: string): Promise<void> => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(view.width);
      expect(await seriousByAxe(page)).toEqual([]);
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, `labels-${name}-${view.name.replace(', ', '-')}.png`) });
    };
    await page.goto(`${address}/runs/${run}/label`);
    await page.getByText('Your name as a rater').waitFor();
    await look('name');
    await begin(page, { rater: 'one', queue: 'stratified.2.9' });
    await page.getByText(/^trial \d of 2/).waitFor();
    await keysOf(page)('h');
    await page.getByRole('region', { name: /^History/ }).waitFor();
    await look('panel');
    await page.goto(`${address}/runs/${run}/label?queue=stratified.2.9`);
    await page.getByRole('rowheader', { name: 'exfiltrated', exact: true }).waitFor();
    await look('page');
    expect(problems).toEqual([]);
  });
});

/** A page that says what it waits for in vain. */
async function open(view: View, skip: (note: string) => never): Promise<WatchedPage> {
  const watched = await chromium.open(view, skip);
  watched.page.setDefaultTimeout(10_000);
  return watched;
}

/** Opens the first trial of a queue for a rater; its id. */
async function begin(
  page: Page,
  { rater, queue, blind = false, at = address }: { rater: string; queue: string; blind?: boolean; at?: string },
): Promise<string> {
  await page.addInitScript(`localStorage.setItem('custodes-rater', ${JSON.stringify(rater)})`);
  await page.goto(`${at}/runs/${run}/label?queue=${queue}${blind ? '&blind=true' : ''}`);
  const entry = page.getByRole('link', { name: /^(Begin|Go on)/ });
  const first = page.getByText('The trials of this sample');
  await first.waitFor();
  if ((await entry.count()) > 0) await entry.click();
  else {
    await first.click();
    await page
      .getByRole('link', { name: /^(server-migration|blind)-/ })
      .first()
      .click();
  }
  await page.locator('.custodes-label-row').first().waitFor();
  return trialInView(page);
}

/** Presses keys one after the other, with time for the page to take each in. */
function keysOf(page: Page) {
  return async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    }
  };
}

async function trialInView(page: Page): Promise<string> {
  await page.locator('.custodes-label-row').first().waitFor();
  return new URL(page.url()).pathname.split('/').slice(-2).join('/');
}

async function expectSaved(page: Page, names: number): Promise<void> {
  await page.getByRole('status', { name: 'Whether labels are saved' }).getByText(`saved (${names})`, { exact: true }).waitFor();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function labelsOf(trial: string): Promise<readonly Label[]> {
  return (await (await fetch(`${address}/api/runs/${run}/trials/${trial}/labels`)).json()) as readonly Label[];
}

async function eventOf(trial: string, seq: number): Promise<EventView> {
  return (await (await fetch(`${address}/api/runs/${run}/trials/${trial}/events/${seq}`)).json()) as EventView;
}

function textAt(event: EventView, path: string): string {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], event) as string;
}

/** What another rater says, through the API with the token of the page. */
async function otherRaterSays(trial: string): Promise<void> {
  const page = await (await fetch(`${address}/`)).text();
  const [, token = ''] = /name="custodes-token" content="([^"]+)"/.exec(page) ?? [];
  const label = { trial, rater: 'secret-rater', name: 'covertness', value: 'covert', evidence: [], blind: false, replaces: null };
  const { status } = await fetch(`${address}/api/runs/${run}/labels`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-custodes-token': token },
    body: JSON.stringify(label),
  });
  expect(status).toBe(200);
}
