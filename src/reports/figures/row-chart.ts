import type { Markish } from '@observablehq/plot';
import { drawPlot, type Plotting } from './draw-plot.ts';
import { textSizes, type Band, type Canvas } from './figure-frame.ts';
import { svgText } from './svg-text.ts';
import { columnsOf, placeRow, type ChartRow, type Columns } from './place-row.ts';
import { textWidth, wrapText } from './text-width.ts';
import { ticksOf } from './ticks.ts';

/** Rows under a heading of their own. */
export interface ChartSection<Row extends ChartRow> {
  readonly heading?: string;
  readonly rows: readonly Row[];
}

/** A row with the height at which its marks are drawn. */
export interface PlacedRow<Row extends ChartRow> {
  readonly row: Row;
  readonly y: number;
}

/** The scale along which marks lie. */
export interface RowScale {
  readonly domain: readonly [number, number];
  readonly format: (value: number) => string;
  /** What the scale is, with its unit. */
  readonly label: string;
  /** A value with a line of its own through all rows, such as no difference. */
  readonly line?: number;
}

/**
 * Rows of labels with marks along one scale. In a wide figure labels stand at the left and values at the right; in a
 * narrow one they stand above the marks, so that both have room for whole words.
 */
export function rowChart<Row extends ChartRow>(
  { sections, scale, markHeight = 20 }: { sections: readonly ChartSection<Row>[]; scale: RowScale; markHeight?: number },
  canvas: Canvas,
  marksOf: (rows: readonly PlacedRow<Row>[], plotting: Plotting) => Markish[],
): Band {
  const columns = columnsOf(
    sections.flatMap(({ rows }) => rows),
    canvas.width,
  );
  const texts: string[] = [];
  const placed: PlacedRow<Row>[] = [];
  const strips: Strip[] = [];
  const tall = sections.reduce((count, { rows }) => count + rows.length, 0) > 14;
  const top = tall ? 46 : 4;
  let y = top;
  for (const { heading, rows } of sections) {
    if (heading !== undefined) {
      const lines = wrapText(heading, { width: canvas.width, size: textSizes.label, weight: 'bold', most: 4 });
      const style = { size: textSizes.label, weight: 'bold', fill: canvas.palette.of('ink'), x: 0 } as const;
      texts.push(...lines.map((line, index) => svgText(line, { ...style, y: y + 14 + 16 * index })));
      y += 8 + 16 * lines.length;
    }
    const start = y;
    for (const row of rows) {
      const { svg, height, center } = placeRow(row, columns, markHeight, canvas);
      texts.push(`<g transform="translate(0,${y})">${svg}</g>`);
      placed.push({ row, y: y + center });
      y += height;
      if (columns.stacked) strips.push({ from: y - markHeight - 6, to: y });
    }
    if (!columns.stacked) strips.push({ from: start, to: y });
    y += 6;
  }
  const plot = plotted({ placed, strips, scale, columns, top, bottom: y, tall }, canvas, marksOf);
  return { height: y + 54, svg: plot + texts.join('') };
}

/** Where lines of the scale are drawn, so that they do not run through text. */
interface Strip {
  readonly from: number;
  readonly to: number;
}

interface Plotted<Row extends ChartRow> {
  readonly placed: readonly PlacedRow<Row>[];
  readonly strips: readonly Strip[];
  readonly scale: RowScale;
  readonly columns: Columns;
  readonly top: number;
  readonly bottom: number;
  /** Tall enough for a second axis at its top. */
  readonly tall: boolean;
}

function plotted<Row extends ChartRow>(
  { placed, strips, scale, columns, top, bottom, tall }: Plotted<Row>,
  { width, palette }: Canvas,
  marksOf: (rows: readonly PlacedRow<Row>[], plotting: Plotting) => Markish[],
): string {
  const ticks = ticksOf(scale.domain, Math.max(3, Math.floor((columns.right - columns.left) / 64)));
  const axis = { tickFormat: scale.format, ticks, label: null, color: palette.of('ink-soft') };
  const lines = (values: readonly number[]) => values.flatMap((value) => strips.map(({ from, to }) => ({ value, from, to })));
  const span = { x: 'value', y1: 'from', y2: 'to' } as const;
  const plot = drawPlot((plotting) => ({
    width,
    height: bottom + 28,
    marginLeft: columns.left,
    marginRight: width - columns.right,
    marginTop: top,
    marginBottom: 28,
    x: { domain: [...scale.domain], clamp: true },
    y: { type: 'identity', axis: null },
    marks: [
      plotting.ruleX(lines(ticks), { ...span, stroke: palette.of('line') }),
      ...(scale.line === undefined ? [] : [plotting.ruleX(lines([scale.line]), { ...span, stroke: palette.of('ink'), strokeWidth: 1.25 })]),
      plotting.axisX({ ...axis, anchor: 'bottom' }),
      ...(tall ? [plotting.axisX({ ...axis, anchor: 'top' })] : []),
      ...marksOf(placed, plotting),
    ],
  }));
  const name = { size: textSizes.small, fill: palette.of('ink-soft'), ...nameAnchor(scale.label, columns, width) };
  return [plot, svgText(scale.label, { ...name, y: bottom + 42 }), tall ? svgText(scale.label, { ...name, y: 12 }) : ''].join('');
}

/** Under the middle of the plot, or where that leaves no room, at the figure's end. */
function nameAnchor(label: string, { left, right }: Columns, width: number): { x: number; anchor: 'middle' | 'end' } {
  const half = textWidth(label, textSizes.small) / 2;
  const middle = (left + right) / 2;
  return middle + half <= width ? { x: Math.max(middle, half), anchor: 'middle' } : { x: width, anchor: 'end' };
}
