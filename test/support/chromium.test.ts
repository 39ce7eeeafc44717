import { expect, it } from 'vitest';
import { chromiumForTests, views } from './chromium.ts';

const chromium = chromiumForTests();

it.for(views)('a page is seen through a window as asked for: $name', async (view, { skip }) => {
  const { page } = await chromium.open(view, skip);
  await page.setContent('<!doctype html><p>hello</p>');
  const seen = await page.evaluate('[innerWidth, matchMedia("(prefers-color-scheme: dark)").matches]');
  expect(seen).toEqual([view.width, view.scheme === 'dark']);
});

it('what a page asks for, logs and throws is noted', async ({ skip }) => {
  const { page, problems, requests } = await chromium.open(desktop(), skip);
  await page.setContent('<!doctype html><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">');
  expect([problems, requests]).toEqual([[], []]);
  const failed = page.waitForEvent('requestfailed');
  await page.setContent(
    '<!doctype html><img src="http://127.0.0.1:9/x.png"><script>console.error("logged"); throw new Error("thrown")</script>',
  );
  await failed;
  expect(requests).toEqual(['http://127.0.0.1:9/x.png']);
  expect(problems.join(' ')).toMatch(/logged/);
  expect(problems.join(' ')).toMatch(/thrown/);
});

function desktop() {
  const [view] = views;
  if (view === undefined) throw new Error('there is no view');
  return view;
}
