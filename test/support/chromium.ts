import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { findChromium, howToInstall } from './find-chromium.ts';

/** A window that a page is looked at through. */
export interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** A screen on a desk and a phone, in light and in dark: for `it.each`. */
export const views: readonly View[] = (['light', 'dark'] as const).flatMap((scheme) => [
  { name: `desktop, ${scheme}`, width: 1280, height: 900, scheme },
  { name: `phone, ${scheme}`, width: 390, height: 844, scheme },
]);

/** A page and what it did while it was watched. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, errors thrown, and requests that failed; those that the page itself broke off are none. */
  readonly problems: readonly string[];
  /** Every request but those that a test made by `page.goto`; `data:` and `blob:` stay in the page and are no requests. */
  readonly requests: readonly string[];
}

/** Chromium for the tests of one file. */
export interface ChromiumForTests {
  /** Opens an empty page, or skips the test where there is no Chromium. Fill it by `page.setContent` or `page.goto`. */
  open(view: View, skip: (note: string) => never): Promise<WatchedPage>;
}

/**
 * Chromium for the tests of this file: started before them, closed after them, its pages after each. Where it cannot be
 * had, the tests that open a page are skipped, and the log says which file's and what installs it.
 */
export function chromiumForTests(): ChromiumForTests {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    const executable = await findChromium();
    if (executable === undefined) {
      console.error(
        `\nSKIPPED: what ${expect.getState().testPath ?? 'this file'} tests in Chromium, since there is none here. ${howToInstall}\n`,
      );
      return;
    }
    const root = process.getuid?.() === 0;
    browser = await playwright.launch({ executablePath: executable, args: root ? ['--no-sandbox'] : [] });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    async open({ width, height, scheme }, skip) {
      if (browser === undefined) return skip('there is no Chromium here');
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
      contexts.push(context);
      return watch(await context.newPage());
    },
  };
}

function watch(page: Page): WatchedPage {
  const problems: string[] = [];
  const requests: string[] = [];
  let visited: string | undefined;
  const goto = page.goto.bind(page);
  page.goto = (url, options) => {
    visited = new URL(url).href;
    return goto(url, options);
  };
  page.on('request', (request) => {
    const own = request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() === visited;
    if (!own && !/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // The page itself lets go of an answer that it does not need any more.
    if (reason !== 'net::ERR_ABORTED') problems.push(`${request.url()}: ${reason}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('crash', () => problems.push('the page crashed'));
  return { page, problems, requests };
}
