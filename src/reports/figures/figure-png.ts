import { createRequire } from 'node:module';
import type * as Resvg from '@resvg/resvg-js';

/**
 * A figure as PNG, at twice its size. Its text is drawn with the fonts in `fontFiles` (TrueType, by path) and no other, so
 * that the picture is the same on every machine; without any, with the fonts that the machine has. Figures of the theme
 * `paper` are meant: custom properties of a page are not known here.
 */
export function figurePng(svg: string, fontFiles: readonly string[]): Uint8Array {
  const renderer = createRequire(import.meta.url)('@resvg/resvg-js') as typeof Resvg; // loaded when it is needed
  const font = { fontFiles: [...fontFiles], loadSystemFonts: fontFiles.length === 0, defaultFontFamily: 'DejaVu Sans' };
  return new renderer.Resvg(svg, { fitTo: { mode: 'zoom', value: 2 }, font }).render().asPng();
}
