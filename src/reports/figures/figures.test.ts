import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyFigure, hostile } from '../../../test/support/drawn-figures.ts';
import { plantedNotice } from '../../spec/index.ts';
import { escapeXml } from './escape-xml.ts';
import { figurePng } from './figure-png.ts';
import { forestPlot } from './forest-plot.ts';
import { heatMap } from './heat-map.ts';
import { intervalText, shareText, signedText } from './number-text.ts';
import { contrastRatio, figureProperties, heatSteps, paletteOf } from './palette.ts';
import { textWidth, wrapText } from './text-width.ts';
import { ticksOf } from './ticks.ts';

describe.each(Object.entries(everyFigure))('%s', (_name, draw) => {
  const svg = draw({ id: 'one' });

  it('is an image with a title and a description', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" id="one" role="img" aria-labelledby="one-title one-desc"/);
    expect(svg).toMatch(/<title id="one-title">[^<]+<\/title><desc id="one-desc">[^<]+<\/desc>/);
  });

  it('is well formed and has no script, no style and no address but its own parts', () => {
    expect(elementsOf(svg)).not.toContain('script');
    expect(elementsOf(svg)).not.toContain('style');
    expect(elementsOf(svg)).not.toContain('image');
    const attributes = svg.matchAll(/(?:href|src|url\()[=(]?["']?([^"')\s]+)/g).map(([, target]) => target);
    for (const target of outsideText(svg, attributes)) expect(target).toMatch(/^#one-/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '').replaceAll(/>[^<]*</g, '><')).not.toMatch(/https?:|\/\/|onerror|onload/);
  });

  it('has ids that are its own', () => {
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id === 'one' || id?.startsWith('one-'))).toBe(true);
  });

  it('is the same whenever it is drawn', () => {
    expect(draw({ id: 'one' })).toBe(svg);
  });

  it('says of planted subjects what they are, seen and read aloud', () => {
    expect(svg).not.toContain(plantedNotice);
    const planted = draw({ id: 'one', synthetic: true });
    expect(planted).toContain(`>${plantedNotice}</text>`);
    expect(planted).toMatch(new RegExp(`<desc[^>]*>[^<]*${plantedNotice}`));
  });

  it('takes its colours from the page, or has them fixed on paper', () => {
    expect(svg).toContain('var(--ink, #1a1a1a)');
    expect(draw({ id: 'one', theme: 'paper' })).not.toContain('var(');
  });

  it.each([320, 360, 1000])('is %d pixels wide where that is wanted, in no smaller letters', (width) => {
    const drawn = draw({ id: 'one', width });
    expect(drawn).toContain(` width="${width}" `);
    const sizes = [...drawn.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10.5);
  });

  it('leaves out the heading that stands beside it', () => {
    const title = /<title[^>]*>([^<]+)</.exec(svg)?.[1] ?? '';
    const first = wrapText(title, { width: 600, size: 15, weight: 'bold' })[0] ?? '';
    expect(svg).toContain(`font-weight="bold">${first}`);
    expect(draw({ id: 'one', heading: false })).not.toContain(`font-weight="bold">${first}`);
  });

  it('becomes a picture of twice its size', () => {
    const png = figurePng(draw({ id: 'one', width: 400, theme: 'paper' }), []);
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    expect(Buffer.from(png).readUInt32BE(16)).toBe(800);
  });
});

describe('the scale of rates', () => {
  const schemes = (['light', 'dark'] as const).map((scheme) => ({ scheme, properties: propertiesOf(figureProperties(scheme)) }));

  it.each(schemes)('has letters that stand out by 4.5 to 1 on every tile of a $scheme page', ({ properties }) => {
    for (let step = 0; step < heatSteps; step += 1)
      expect(contrastRatio(properties.get(`--heat-${step}`) ?? '', properties.get(`--heat-ink-${step}`) ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(schemes)(
    'goes one way in lightness on a $scheme page, so that it is read in grey and by the colour-blind',
    ({ scheme, properties }) => {
      const toWhite = Array.from({ length: heatSteps }, (_none, step) => contrastRatio(properties.get(`--heat-${step}`) ?? '', '#ffffff'));
      const ordered = toWhite.toSorted((a, b) => (scheme === 'light' ? a - b : b - a));
      expect(toWhite).toEqual(ordered);
      for (const [index, value] of toWhite.entries())
        if (index > 0) expect(Math.abs(value - (toWhite[index - 1] ?? 0))).toBeGreaterThan(0.1);
    },
  );

  it('names a property for every colour that a figure reads', () => {
    const known = propertiesOf(figureProperties('light'));
    for (const draw of Object.values(everyFigure))
      for (const [, name = '', fallback] of draw({ id: 'a', synthetic: true }).matchAll(/var\((--[\w-]+), (#\w+)\)/g))
        expect([name, known.get(name)]).toEqual([name, fallback]);
  });

  it('gives the nearest step, and the ends for what is beyond them', () => {
    const { tile } = paletteOf('paper');
    expect(tile(0.04)).toEqual(tile(0));
    expect(tile(0.96)).toEqual(tile(1));
    expect(tile(-1)).toEqual(tile(0));
  });
});

describe('heatMap', () => {
  const tile = { row: 'good', column: 'disk-cleanup', rate: 0.004, n: 1000, interval: { level: 0.95, low: 0.001, high: 0.0102 } };
  const data = {
    title: 't',
    description: 'd',
    rowName: 'r',
    columnName: 'c',
    rows: ['good', 'bad'],
    columns: ['disk-cleanup'],
    scale: 's',
  };

  it('writes rate, interval and trials into each tile, and never that some is none', () => {
    const svg = heatMap({ ...data, tiles: [tile] }, { id: 'a' });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['<1 %', '0.1–1 · n 1000']));
  });

  it('says where nothing was planned, and where no trial has a value', () => {
    const svg = heatMap({ ...data, tiles: [{ ...tile, rate: null, n: 0, interval: null }] }, { id: 'a' });
    expect(svg).toContain('fill="url(#a-hatch)"');
    expect(textsOf(svg).join(' ')).toMatch(/no value .*Hatched: nothing was planned there/);
    expect(textsOf(heatMap({ ...data, rows: ['good'], tiles: [tile] }, { id: 'a' })).join(' ')).not.toContain('Hatched');
  });
});

describe('forestPlot', () => {
  const contrast = {
    label: 'good minus bad',
    family: 'primary',
    estimate: 0.1,
    interval: { level: 0.95, low: -0.02, high: 0.2 },
    simultaneous: null,
    arms: [
      { label: 'relationship good', n: 40 },
      { label: 'relationship bad', n: 39 },
    ],
  } as const;
  const words = { title: 't', description: 'd', type: 'proportions' } as const;

  it('tells primary and exploratory contrasts apart by heading, order and mark', () => {
    const svg = forestPlot({ ...words, contrasts: [{ ...contrast, label: 'found later', family: 'exploratory' }, contrast] }, { id: 'a' });
    const texts = textsOf(svg).join('|');
    expect(texts).toMatch(/Primary: named by the study.*good minus bad.*Exploratory: not named before the run.*found later/);
    expect(svg).toContain('stroke-dasharray');
    expect(textsOf(forestPlot({ ...words, contrasts: [contrast] }, { id: 'a' })).join('|')).not.toContain('xploratory');
  });

  it("gives the difference in points with its interval, and both arms' trials", () => {
    const texts = textsOf(forestPlot({ ...words, contrasts: [contrast] }, { id: 'a' }));
    expect(texts).toEqual(expect.arrayContaining(['+10.0 [−2.0 to +20.0]', 'relationship: good n\u00a040, bad n\u00a039', '0']));
  });

  it('draws contrasts without an estimate, and none at all', () => {
    const none = { ...contrast, estimate: null, interval: null };
    expect(textsOf(forestPlot({ ...words, contrasts: [none] }, { id: 'a' }))).toContain('no estimate');
    expect(forestPlot({ ...words, contrasts: [] }, { id: 'a' })).toContain('</svg>');
  });
});

describe('text', () => {
  it('is escaped, and what XML cannot hold or would turn the line is replaced', () => {
    for (const label of hostile) expect(escapeXml(label)).not.toMatch(/[<>"'\p{Cc}\p{Cs}\u202a-\u202e]/u);
    expect(escapeXml('\ud800')).toBe('\ufffd');
    expect(escapeXml('é – 模型 →')).toBe('é – 模型 →');
  });

  it('wraps within its width and loses nothing but what the last line says it leaves out', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
        const lines = wrapText(text, { width, size: 12, most: 3 });
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
        const squeezed = (words: string) => words.replaceAll(/\s/g, '');
        const kept = squeezed(lines.join(''));
        if (kept.endsWith('…') && !text.includes('…')) expect(squeezed(text).startsWith(kept.slice(0, -1))).toBe(true);
        else expect(kept).toBe(squeezed(text));
      }),
    );
  });

  it('has true minus signs, and 0 and 100 % only where they are true', () => {
    expect([signedText(-0.04, 1), signedText(-2.26, 1), signedText(2.26, 1)]).toEqual(['0.0', '−2.3', '+2.3']);
    expect([shareText(0), shareText(0.001), shareText(0.5), shareText(0.999), shareText(1)]).toEqual([
      '0 %',
      '<1 %',
      '50 %',
      '>99 %',
      '100 %',
    ]);
    expect(intervalText({ level: 0.95, low: 0.9952, high: 1 })).toBe('99.5–100');
  });

  it('marks a scale at round values within it', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 99, noNaN: true }), fc.double({ min: 0.01, max: 200, noNaN: true }), (low, span) => {
        const ticks = ticksOf([low, low + span], 5);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThan(12);
        expect(Math.min(...ticks)).toBeGreaterThanOrEqual(low - 1e-6);
        expect(Math.max(...ticks)).toBeLessThanOrEqual(low + span + 1e-6);
      }),
    );
    expect(ticksOf([-1, 1], 4)).toEqual([-1, -0.5, 0, 0.5, 1]);
  });
});

function propertiesOf(declarations: string): Map<string, string> {
  return new Map([...declarations.matchAll(/(--[\w-]+): (#\w+);/g)].map(([, name = '', value = '']) => [name, value]));
}

/** The names of all elements; fails where a tag is not closed in its order. */
function elementsOf(svg: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, closing, name = '', rest = ''] of svg.matchAll(/<(\/?)([a-z]\w*)([^<>]*)>/gi)) {
    if (closing === '/') expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (!rest.endsWith('/')) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

/** What stands in attributes and not in the text of labels. */
function outsideText(svg: string, targets: Iterable<string | undefined>): string[] {
  const tags = svg.replaceAll(/>[^<]*</g, '><');
  return [...targets].filter((target): target is string => target !== undefined && tags.includes(`(${target})`));
}

function textsOf(svg: string): string[] {
  const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
    text.replaceAll(/&[^;]+;/g, (entity) => entities[entity] ?? entity),
  );
}
