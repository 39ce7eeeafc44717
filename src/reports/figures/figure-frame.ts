import { plantedNotice } from '../../spec/index.ts';
import { escapeXml } from './escape-xml.ts';
import type { FigureOptions, FigureWords } from './figure-options.ts';
import { paletteOf, type Palette } from './palette.ts';
import { svgText, type TextStyle } from './svg-text.ts';
import { textWidth, wrapText } from './text-width.ts';

/** A part of a figure: drawn from its own upper left corner, over the figure's whole width. */
export interface Band {
  readonly height: number;
  readonly svg: string;
}

/** What the parts of a figure are drawn with. */
export interface Canvas {
  readonly width: number;
  readonly palette: Palette;
  /** An id within the figure, unique on the page. */
  readonly id: (name: string) => string;
}

export const smallestWidth = 320;
const margin = 12;

/** Sizes of text, in pixels. */
export const textSizes = { title: 15, label: 12, small: 11 } as const;

/** Draws a figure: its title, the notice where subjects were planted, and its bands below each other. */
export function figureFrame(
  { title, description }: FigureWords,
  { id, width: asked = 720, theme = 'inline', heading = true, synthetic = false }: FigureOptions,
  draw: (canvas: Canvas) => { readonly bands: readonly Band[]; readonly definitions?: string },
): string {
  const width = Math.max(smallestWidth, Math.round(asked));
  const palette = paletteOf(theme);
  const inner = width - 2 * margin;
  const { bands, definitions = '' } = draw({ width: inner, palette, id: (name) => `${id}-${name}` });
  const head = [...(heading ? [titleBand(title, inner, palette)] : []), ...(synthetic ? [notice(palette)] : [])];
  let y = margin;
  const body = [...head, ...bands].map((band) => {
    const placed = `<g transform="translate(${margin},${y})">${band.svg}</g>`;
    y += band.height;
    return placed;
  });
  const height = Math.ceil(y + margin);
  const said = synthetic ? `${description} These are ${plantedNotice}.` : description;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" id="${escapeXml(id)}" role="img" aria-labelledby="${escapeXml(id)}-title ${escapeXml(id)}-desc"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" style="max-width:100%;height:auto"`,
    ` font-family="'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif" font-size="${textSizes.label}" fill="${palette.of('ink')}" color="${palette.of('ink')}">`,
    `<title id="${escapeXml(id)}-title">${escapeXml(title)}</title>`,
    `<desc id="${escapeXml(id)}-desc">${escapeXml(said)}</desc>`,
    definitions === '' ? '' : `<defs>${definitions}</defs>`,
    theme === 'paper' ? `<rect width="${width}" height="${height}" fill="${palette.of('surface')}"/>` : '',
    ...body,
    '</svg>',
  ].join('');
}

/** Lines of text that wrap over a figure's width, such as a note or the name of an axis. */
export function textBand(text: string, { width, palette }: Pick<Canvas, 'width' | 'palette'>, style: Partial<TextStyle> = {}): Band {
  const { size = textSizes.small, weight = 'normal' } = style;
  const lines = wrapText(text, { width, size, weight, most: 6 });
  const leading = Math.round(size * 1.35);
  const drawn = lines.map((line, index) =>
    svgText(line, { fill: palette.of('ink-soft'), ...style, size, x: 0, y: leading * index + size }),
  );
  return { height: lines.length * leading + 4, svg: drawn.join('') };
}

function titleBand(title: string, width: number, palette: Palette): Band {
  const band = textBand(title, { width, palette }, { size: textSizes.title, weight: 'bold', fill: palette.of('ink') });
  return { ...band, height: band.height + 6 };
}

function notice(palette: Palette): Band {
  const box = textWidth(plantedNotice, textSizes.label, 'bold') + 16;
  const colour = palette.of('published');
  const frame = `<rect x="0.5" y="0.5" width="${box}" height="22" rx="3" fill="none" stroke="${colour}"/>`;
  return { height: 32, svg: frame + svgText(plantedNotice, { x: 8, y: 16, size: textSizes.label, weight: 'bold', fill: colour }) };
}
