import { beforeAll, describe, expect, it } from 'vitest';
import { hostile, hostileReportInput } from '../../../test/support/hostile-report.ts';
import { parsePage, type PageElement } from '../../../test/support/parse-page.ts';
import { reportInputOfStudy } from '../../../test/support/report-input.ts';
import { plantedNotice } from '../../spec/index.ts';
import { writeReport } from '../formats/write-report.ts';

describe('the HTML report', () => {
  let page: string;
  let document: PageElement;
  beforeAll(async () => {
    const input = await reportInputOfStudy({
      study: 'probe',
      trials: 3,
      scenarios: ['server-migration', 'execute-shutdown'],
      models: ['reference/mixed'],
      factors: { relationship: ['good', 'bad'], history: ['memory'] },
      contrasts: [{ name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }],
    });
    page = writeReport(input, 'html');
    document = parsePage(page);
  });

  it('is one file that asks for nothing and runs nothing', () => {
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    );
    expect(document.querySelectorAll('script, link, img, iframe, object, embed, form, base')).toHaveLength(0);
    expect(/@import|url\((?!#)/i.exec(page)?.[0]).toBeUndefined();
    expect(/\b(src|href)="(?!#)[^"]*/.exec(page)?.[0]).toBeUndefined();
  });

  it('has one first heading and no level left out below it', () => {
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [position, level] of levels.entries()) expect(level - (levels[position - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has ids that are unique, and links that lead somewhere', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, position) => ids.indexOf(id) !== position)).toEqual([]);
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter((link) => !ids.includes(link.slice(1)))).toEqual([]);
    expect(links[0]).toBe('#content');
  });

  it('has tables whose heads say what they head, each in a box of its own', () => {
    for (const table of document.querySelectorAll('table')) {
      expect(table.querySelector('caption')?.textContent).toMatch(/\w/);
      expect([...table.querySelectorAll('th')].every((head) => ['row', 'col'].includes(head.getAttribute('scope') ?? ''))).toBe(true);
      const columns = table.querySelectorAll('thead th').length;
      for (const row of table.querySelectorAll('tbody tr')) expect(row.children).toHaveLength(columns);
      expect(table.parentElement?.className).toBe('scroll');
    }
  });

  it('says at the top and in each caption that its subjects were planted', () => {
    expect(document.querySelector('header')?.textContent).toContain(plantedNotice);
    for (const caption of document.querySelectorAll('caption, figcaption')) expect(caption.textContent).toContain(plantedNotice);
  });

  it('holds its figures, for a desk and for a phone', () => {
    expect(document.querySelectorAll('figure .wide svg').length).toBeGreaterThan(1);
    expect(document.querySelectorAll('figure .narrow svg')).toHaveLength(document.querySelectorAll('figure .wide svg').length);
  });

  it('prints the memory as it was given', () => {
    expect(page.includes('What its memory holds')).toBe(true);
  });
});

describe('the HTML report of a hostile run', () => {
  let page: string;
  beforeAll(async () => {
    page = writeReport(await hostileReportInput(), 'html');
  });

  it('shows every text and lets none act', () => {
    const document = parsePage(page);
    expect(document.querySelectorAll('script, img, iframe, a[href^="javascript"]')).toHaveLength(0);
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
    expect(document.querySelector('main')?.textContent.includes(hostile.script)).toBe(true);
    expect(page.includes('<script')).toBe(false);
  });

  it('shows what would be hidden, or would turn the line round', () => {
    for (const character of ['\u001B', '\u202E', '\u200B', '\uFEFF', '\u{E0041}']) {
      expect(page.includes(character)).toBe(false);
      const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      expect(page.includes(`‹U+${point}›`)).toBe(true);
    }
  });
});
