import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figureProperties } from '../../src/reports/figures/index.ts';
import { chromiumForTests, views } from '../support/chromium.ts';
import { everyFigure } from '../support/drawn-figures.ts';

const chromium = chromiumForTests();

/** Where pictures of the pages go for a person to look at, if anywhere. */
const pictures = process.env['CUSTODES_PICTURES'];

describe.each(views)('figures on a $name screen', (view) => {
  const width = view.width < 600 ? 360 : 1000;
  const names = Object.keys(everyFigure);

  it('stand side by side in one page without a request, an error or a script of a label', async ({ skip }) => {
    const { page, problems, requests } = await chromium.open(view, skip);
    await page.setContent(pageOf(names, width));
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      writeFileSync(join(pictures, `${view.name.replace(', ', '-')}.png`), await page.screenshot({ fullPage: true }));
    }
    expect(await page.title()).toBe('figures');
    expect(await page.locator('svg[role=img]').count()).toBe(names.length);
    expect(await page.evaluate(idsTwice)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(view.width);
    expect([problems, requests]).toEqual([[], []]);
  });

  it.for(names)('have no text over another or beyond the edge: %s', async (name, { skip }) => {
    const { page } = await chromium.open(view, skip);
    await page.setContent(pageOf([name], width));
    expect(await page.evaluate(collisions)).toEqual([]);
  });

  it('would be found to have a text over another', async ({ skip }) => {
    const { page } = await chromium.open(view, skip);
    await page.setContent('<svg role="img" width="200" height="40"><text x="9" y="20">one</text><text x="20" y="22">two</text></svg>');
    expect(await page.evaluate(collisions)).toEqual(['one / two']);
  });

  it('have text that stands out from what is under it by 4.5 to 1', async ({ skip }) => {
    const { page } = await chromium.open(view, skip);
    await page.setContent(pageOf(names, width));
    const pairs = await page.evaluate<[text: number[], ground: number[]][]>(textOnGround);
    expect(pairs.length).toBeGreaterThan(12);
    for (const [text, ground] of pairs) expect(contrast(text, ground), `${String(text)} on ${String(ground)}`).toBeGreaterThanOrEqual(4.5);
  });
});

function pageOf(names: readonly string[], width: number): string {
  const figures = names.map(
    (name, index) => everyFigure[name]?.({ id: `figure-${index}`, width, theme: 'inline', synthetic: index % 2 === 0 }) ?? '',
  );
  const styles = `:root{${figureProperties('light')}color-scheme:light dark}@media(prefers-color-scheme:dark){:root{${figureProperties('dark')}}}body{margin:8px;background:var(--surface)}`;
  return `<!doctype html><html lang="en"><title>figures</title><meta name="viewport" content="width=device-width"><style>${styles}</style>${figures.join('\n')}</html>`;
}

const idsTwice = `(() => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
})()`;

/** Pairs of texts whose boxes share more than a pixel, and texts that leave the figure. */
const collisions = `(() => {
  const figure = document.querySelector('svg[role=img]').getBoundingClientRect();
  const texts = [...document.querySelectorAll('svg text')].filter(({ textContent }) => textContent.trim() !== '');
  const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const found = [];
  boxes.forEach(({ text, box }, index) => {
    if (box.left < figure.left - 1 || box.right > figure.right + 1 || box.top < figure.top - 1 || box.bottom > figure.bottom + 1) found.push('beyond the edge: ' + text);
    for (const other of boxes.slice(index + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      // Boxes are as high as the font's tallest letters, so that lines may touch.
      if (across > 1 && down > 3) found.push(text + ' / ' + other.text);
    }
  });
  return found;
})()`;

/** The colour of each text with that of the tile or page under its middle, each pair once. */
const textOnGround = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const page = getComputedStyle(document.body).backgroundColor;
  const pairs = new Map();
  for (const figure of document.querySelectorAll('svg[role=img]')) {
    const grounds = [...figure.querySelectorAll('rect')]
      .map((rect) => ({ box: rect.getBoundingClientRect(), fill: getComputedStyle(rect).fill }))
      .filter(({ fill }) => fill.startsWith('rgb'));
    for (const text of figure.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const under = grounds.findLast((ground) => ground.box.left <= x && x <= ground.box.right && ground.box.top <= y && y <= ground.box.bottom);
      const pair = [numbers(getComputedStyle(text).fill), numbers(under === undefined ? page : under.fill)];
      pairs.set(JSON.stringify(pair), pair);
    }
  }
  return [...pairs.values()];
})()`;

/** WCAG 2.2, "contrast ratio". */
function contrast(first: readonly number[], second: readonly number[]): number {
  const [lighter = 1, darker = 1] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
