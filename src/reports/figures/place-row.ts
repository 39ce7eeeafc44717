import { textSizes, type Canvas } from './figure-frame.ts';
import { svgText } from './svg-text.ts';
import { textWidth, wrapText } from './text-width.ts';

/** A row of a chart whose marks lie along a horizontal scale. */
export interface ChartRow {
  readonly label: string;
  /** Smaller, below the label, each in a line of its own. */
  readonly details?: readonly string[];
  /** In figures, at the row's end. */
  readonly written: string;
}

/** How a chart's width is shared out. */
export interface Columns {
  readonly stacked: boolean;
  /** The plot's left and right edge. */
  readonly left: number;
  readonly right: number;
}

/** In pixels: from here on, labels and values stand beside the marks. */
const wideFrom = 600;

/** Room for labels and values beside the marks, where the width has it. */
export function columnsOf(rows: readonly ChartRow[], width: number): Columns {
  if (width < wideFrom) return { stacked: true, left: 14, right: width - 14 };
  const widest = (texts: readonly string[], size: number) => Math.max(0, ...texts.map((text) => textWidth(text, size)));
  const labels = Math.max(
    widest(
      rows.map(({ label }) => label),
      textSizes.label,
    ),
    widest(
      rows.flatMap(({ details = [] }) => details),
      textSizes.small,
    ),
  );
  const values = widest(
    rows.map(({ written }) => written),
    textSizes.small,
  );
  return { stacked: false, left: Math.min(labels + 20, width * 0.38), right: width - Math.min(values + 16, width * 0.32) };
}

/** A row's texts, from its own upper edge, and where between its edges the marks lie. */
export function placeRow(
  { label, details = [], written }: ChartRow,
  { stacked, left, right }: Columns,
  markHeight: number,
  { width, palette }: Canvas,
): { svg: string; height: number; center: number } {
  const room = stacked ? width : left - 16;
  const lines = [
    ...wrapText(label, { width: room, size: textSizes.label, most: 4 }).map((text) => ({
      text,
      size: textSizes.label,
      fill: palette.of('ink'),
    })),
    ...details
      .flatMap((detail) => wrapText(detail, { width: room, size: textSizes.small, most: 4 }))
      .map((text) => ({ text, size: textSizes.small, fill: palette.of('ink-soft') })),
  ];
  const valueLines = wrapText(written, { width: stacked ? width : width - right - 14, size: textSizes.small, most: 4 });
  const oneLine = details.length === 0 && textWidth(label, textSizes.label) + textWidth(written, textSizes.small) + 16 <= width;
  if (stacked && oneLine) {
    const texts = [
      svgText(label, { x: 0, y: 15, size: textSizes.label, fill: palette.of('ink') }),
      svgText(written, { x: width, y: 15, size: textSizes.small, fill: palette.of('ink'), anchor: 'end' }),
    ];
    return { svg: texts.join(''), height: 26 + markHeight, center: 21 + markHeight / 2 };
  }
  if (stacked) {
    const all = [...lines, ...valueLines.map((text) => ({ text, size: textSizes.small, fill: palette.of('ink') }))];
    const svg = all.map(({ text, size, fill }, index) => svgText(text, { x: 0, y: 15 + 15 * index, size, fill })).join('');
    return { svg, height: all.length * 15 + 11 + markHeight, center: all.length * 15 + 6 + markHeight / 2 };
  }
  const height = Math.max(lines.length * 15 + 8, valueLines.length * 15 + 8, markHeight + 6);
  const start = (count: number) => height / 2 - (count * 15) / 2 + 11.5;
  const svg = [
    ...lines.map(({ text, size, fill }, index) => svgText(text, { x: 0, y: start(lines.length) + 15 * index, size, fill })),
    ...valueLines.map((text, index) =>
      svgText(text, { x: right + 14, y: start(valueLines.length) + 15 * index, size: textSizes.small, fill: palette.of('ink') }),
    ),
  ].join('');
  return { svg, height, center: height / 2 };
}
