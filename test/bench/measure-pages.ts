import { chromium, type Page } from 'playwright-core';
import { findChromium, howToInstall } from '../support/find-chromium.ts';

/** What a page took until its first row stood there, and the heap of the browser then. */
export interface PageTime {
  readonly what: string;
  readonly ms: number;
  readonly aimMs: number;
  /** Megabytes in use by the page's scripts, after its garbage was collected. */
  readonly heap: number;
}

/** Opens the pages of a large run in a real Chromium; none where there is no Chromium, which is said. */
export async function measurePages({
  address,
  run,
  trial,
  other,
}: {
  readonly address: string;
  readonly run: string;
  /** The long trial. */
  readonly trial: string;
  /** One to set beside it. */
  readonly other: string;
}): Promise<PageTime[]> {
  const executablePath = await findChromium();
  if (executablePath === undefined) {
    console.log(`no figures of the browser: there is none. ${howToInstall}`);
    return [];
  }
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const times: PageTime[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    // The page's own files come from the server once, as for anybody who has had the viewer open before.
    await page.goto(`${address}/`);
    const timed = async (what: string, act: () => Promise<unknown>, aimMs: number): Promise<void> => {
      const beganMs = performance.now();
      await act();
      const ms = performance.now() - beganMs;
      times.push({ what, ms, aimMs, heap: await heapOf(page) });
    };
    const rows = page.getByRole('link', { name: /\/\d+$/ });
    await timed('page of trials: first rows', () => page.goto(`${address}/runs/${run}/trials`).then(() => rows.first().waitFor()), 1000);
    const events = page.locator('article[aria-label^="Event "]');
    await timed(
      'page of the long trial: first events',
      () => page.goto(`${address}/runs/${run}/trials/${trial}`).then(() => events.first().waitFor()),
      1000,
    );
    await timed(
      'the same: an event near its end',
      () => page.goto(`${address}/runs/${run}/trials/${trial}?event=4900`).then(() => page.locator('article[data-pointed=true]').waitFor()),
      1000,
    );
    const turns = page.getByRole('feed', { name: 'Turns of both trials' }).getByRole('article');
    await timed(
      'the long trial side by side with another: first turns',
      () => page.goto(`${address}/runs/${run}/compare?first=${trial}&second=${other}`).then(() => turns.first().waitFor()),
      1000,
    );
  } finally {
    await browser.close();
  }
  return times;
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
