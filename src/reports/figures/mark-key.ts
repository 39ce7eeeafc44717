import { textSizes, type Band, type Canvas } from './figure-frame.ts';
import { svgText } from './svg-text.ts';
import { textWidth } from './text-width.ts';

/** A mark of 34 pixels' width around the height 0, and what it stands for. */
export interface KeyEntry {
  readonly svg: string;
  readonly text: string;
}

/** What marks stand for, in as many lines as they need. */
export function markKey(entries: readonly KeyEntry[], { width, palette }: Canvas): Band {
  let x = 0;
  let y = 12;
  const drawn = entries.map(({ svg, text }) => {
    const needed = 42 + textWidth(text, textSizes.small);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 20;
    }
    const mark = `<g transform="translate(${x},${y})">${svg}</g>`;
    const words = svgText(text, { x: x + 42, y: y + 4, size: textSizes.small, fill: palette.of('ink') });
    x += needed + 18;
    return mark + words;
  });
  return { height: entries.length === 0 ? 0 : y + 16, svg: drawn.join('') };
}
