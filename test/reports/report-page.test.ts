import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeReport } from '../../src/reports/index.ts';
import { chromiumForTests, views, type View, type WatchedPage } from '../support/chromium.ts';
import { keptFolder } from '../support/cli.ts';
import { hostileReportInput } from '../support/hostile-report.ts';
import { reportInputOfStudy } from '../support/report-input.ts';

describe('the HTML report in Chromium', { timeout: 60_000 }, () => {
  const folder = keptFolder();
  const chromium = chromiumForTests();
  const page = join(folder, 'report.html');
  const hostile = join(folder, 'hostile.html');
  beforeAll(async () => {
    const input = await reportInputOfStudy({
      study: 'probe',
      trials: 4,
      scenarios: ['server-migration', 'execute-shutdown', 'quality-evaluation'],
      models: ['reference/mixed'],
      factors: { atStake: ['peer', 'asset'], relationship: ['good', 'bad'], history: ['document', 'memory'] },
      contrasts: [{ name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }],
    });
    writeFileSync(page, writeReport(input, 'html'));
    writeFileSync(hostile, writeReport(await hostileReportInput(), 'html'));
  }, 60_000);

  it.for(views)('opens with no complaint, no request and no sideways scrolling ($name)', async (view, { skip }) => {
    const watched = await opened(page, view, skip);
    expect(await watched.page.title()).toContain('probe');
    expectCalm(watched);
    expect(await widthBeyond(watched)).toBeLessThanOrEqual(0);
    await openAll(watched);
    expect(await widthBeyond(watched)).toBeLessThanOrEqual(0);
  });

  it.for(views)('has nothing that axe finds serious, opened in full ($name)', async (view, { skip }) => {
    const watched = await opened(page, view, skip);
    await openAll(watched);
    // Out of the page's own reach, since that lets no script run.
    await watched.page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found: unknown = await watched.page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical' || impact === 'moderate')
          .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')))`,
    );
    expect(found).toEqual([]);
  });

  it.for(views)('runs nothing of a hostile run ($name)', async (view, { skip }) => {
    const watched = await opened(hostile, view, skip);
    await openAll(watched);
    expectCalm(watched);
    expect(await watched.page.evaluate('globalThis.broken')).toBeUndefined();
    expect(await watched.page.evaluate(`document.querySelectorAll('main > section').length`)).toBe(16);
    expect(await widthBeyond(watched)).toBeLessThanOrEqual(0);
  });

  it('is light on paper, with figures for paper, however dark the screen is', async ({ skip }) => {
    const view = views.find(({ name }) => name === 'phone, dark');
    if (view === undefined) throw new Error('there is no such view');
    const watched = await opened(page, view, skip);
    await watched.page.emulateMedia({ media: 'print' });
    const style = (selector: string, property: string): Promise<unknown> =>
      watched.page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).getPropertyValue('${property}')`);
    expect([await style(':root', '--ink'), await style('body', 'background-color')]).toEqual(['#1a1a1a', 'rgb(255, 255, 255)']);
    expect([await style('figure .narrow', 'display'), await style('figure .wide', 'display')]).toEqual(['none', 'block']);
  });

  it('prints, with what is folded opened', async ({ skip }) => {
    const [view] = views;
    if (view === undefined) throw new Error('there is no view');
    const watched = await opened(page, view, skip);
    const pdf = await watched.page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = (content: Buffer): number => content.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    await openAll(watched);
    const whenOpen = pages(await watched.page.pdf({ format: 'A4' }));
    expect(Math.abs(pages(pdf) - whenOpen)).toBeLessThanOrEqual(2);
    expect(pages(pdf)).toBeGreaterThan(10);
  });

  async function opened(file: string, view: View, skip: (note: string) => never): Promise<WatchedPage> {
    const watched = await chromium.open(view, skip);
    await watched.page.goto(pathToFileURL(file).href);
    return watched;
  }

  function expectCalm({ problems, requests }: WatchedPage): void {
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
  }

  async function openAll(watched: WatchedPage): Promise<void> {
    await watched.page.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
  }

  async function widthBeyond(watched: WatchedPage): Promise<number> {
    return Number(await watched.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
  }
});
