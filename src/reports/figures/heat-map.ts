import { drawPlot, type Plotting } from './draw-plot.ts';
import { figureFrame, textBand, textSizes, type Band, type Canvas } from './figure-frame.ts';
import type { FigureOptions, FigureRate, FigureWords } from './figure-options.ts';
import { heatLegend } from './heat-legend.ts';
import { intervalText, shareText } from './number-text.ts';
import { svgText } from './svg-text.ts';
import { textWidth, widestPiece, wrapText } from './text-width.ts';

/** Rates by two things that vary. */
export interface HeatMap extends FigureWords {
  /** What the rows are, such as `relationship`; and the columns. */
  readonly rowName: string;
  readonly columnName: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** One at most for each row and column; where there is none, the figure says that nothing was planned there. */
  readonly tiles: readonly HeatMapTile[];
  /** What is counted, such as `share of trials with exfiltrated`. */
  readonly scale: string;
  /** What a reader has to know of the tiles, such as over what they are pooled. */
  readonly note?: string;
}

export interface HeatMapTile extends FigureRate {
  readonly row: string;
  readonly column: string;
}

/** A matrix of rates: each tile has the rate in percent, its interval and the trials that it rests on. */
export function heatMap(data: HeatMap, options: FigureOptions): string {
  return figureFrame(data, options, (canvas) => {
    const labelWidth = rowLabelWidth(data, canvas.width);
    const blocks = columnBlocks(data.columns, canvas.width - labelWidth);
    const empty = data.rows.some((row) => data.columns.some((column) => tileAt(data, row, column) === undefined));
    const level = data.tiles.find(({ interval }) => interval !== null)?.interval?.level;
    const notes = [
      level === undefined ? '' : `In each tile: rate, ${Math.round(level * 100)} % interval in percent, n trials with a value.`,
      empty ? 'Hatched: nothing was planned there.' : '',
      data.note ?? '',
    ];
    return {
      bands: [
        heatLegend(data.scale, canvas),
        ...blocks.map((columns) => block(data, columns, labelWidth, canvas)),
        textBand(notes.filter((note) => note !== '').join(' '), canvas),
      ],
      definitions: hatch(canvas),
    };
  });
}

const narrowestTile = 50;
const widestTile = 150;

function rowLabelWidth({ rows, rowName }: HeatMap, width: number): number {
  const wanted = Math.max(...[...rows, rowName].map((label) => textWidth(label, textSizes.label) + 10));
  const needed = Math.max(...[...rows, rowName].map((label) => widestPiece(label, textSizes.label) + 10));
  return Math.max(Math.min(wanted, width * 0.25), Math.min(needed, width * 0.35));
}

/** Columns side by side as far as their names fit; the others follow below, in blocks of about the same size. */
function columnBlocks(columns: readonly string[], width: number): string[][] {
  const needed = Math.max(narrowestTile, ...columns.map((column) => Math.min(widestPiece(column, textSizes.small) + 6, 110)));
  const most = Math.max(1, Math.floor(width / needed));
  const blocks = Math.ceil(columns.length / most);
  const each = Math.ceil(columns.length / Math.max(1, blocks));
  return Array.from({ length: blocks }, (_none, index) => columns.slice(index * each, (index + 1) * each));
}

function block(data: HeatMap, columns: readonly string[], labelWidth: number, canvas: Canvas): Band {
  const { palette } = canvas;
  const tileWidth = Math.min(widestTile, (canvas.width - labelWidth) / columns.length);
  const spacious = tileWidth >= 104;
  const rowLines = data.rows.map((row) => wrapText(row, { width: labelWidth - 8, size: textSizes.label, most: 4 }));
  const tileHeight = Math.max(spacious ? 40 : 52, Math.max(...rowLines.map((lines) => lines.length)) * 15 + 6);
  const columnLines = columns.map((column) => wrapText(column, { width: tileWidth - 4, size: textSizes.small, most: 4 }));
  const nameLines = wrapText(data.rowName, { width: labelWidth - 8, size: textSizes.small, weight: 'bold', most: 4 });
  const headHeight = 20 + Math.max(nameLines.length - 1, ...columnLines.map((lines) => lines.length)) * 14 + 4;
  const bold = { size: textSizes.small, weight: 'bold', fill: palette.of('ink') } as const;
  const names = [
    svgText(data.columnName, { ...bold, x: labelWidth, y: 13 }),
    ...nameLines.map((line, index) => svgText(line, { ...bold, x: 0, y: headHeight - 7 - 14 * (nameLines.length - 1 - index) })),
  ];
  const heads = columnLines.flatMap((lines, column) =>
    lines.map((line, index) =>
      svgText(line, {
        x: labelWidth + tileWidth * (column + 0.5),
        y: headHeight - 7 - 14 * (lines.length - 1 - index),
        size: textSizes.small,
        anchor: 'middle',
        fill: palette.of('ink'),
      }),
    ),
  );
  const labels = rowLines.flatMap((lines, row) =>
    lines.map((line, index) =>
      svgText(line, {
        x: 0,
        y: headHeight + tileHeight * (row + 0.5) + 15 * (index - (lines.length - 1) / 2) + 4,
        size: textSizes.label,
        fill: palette.of('ink'),
      }),
    ),
  );
  const size = { width: tileWidth * columns.length, height: tileHeight * data.rows.length };
  const tiles = data.rows.flatMap((row, y) => columns.map((column, x) => drawnTile(tileAt(data, row, column), { x, y }, spacious, canvas)));
  const plotted = `<g transform="translate(${labelWidth},${headHeight})">${drawTiles(tiles, columns.length, data.rows.length, size, canvas)}</g>`;
  return { height: headHeight + size.height + 14, svg: [...names, ...heads, ...labels, plotted].join('') };
}

interface DrawnTile {
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly ink: string;
  /** From the top; the first is the rate. */
  readonly lines: readonly string[];
}

function drawnTile(tile: HeatMapTile | undefined, place: { x: number; y: number }, spacious: boolean, { palette, id }: Canvas): DrawnTile {
  if (tile === undefined) return { ...place, fill: `url(#${id('hatch')})`, ink: palette.of('ink-soft'), lines: [] };
  const { rate, n, interval } = tile;
  const trials = `n ${n}`;
  if (rate === null) return { ...place, fill: palette.of('surface'), ink: palette.of('ink-soft'), lines: ['no value', trials] };
  const range = interval === null ? [] : [intervalText(interval)];
  const lines = spacious ? [shareText(rate), [...range, trials].join(' · ')] : [shareText(rate), ...range, trials];
  return { ...place, ...palette.tile(rate), lines };
}

function drawTiles(
  tiles: readonly DrawnTile[],
  columns: number,
  rows: number,
  size: { width: number; height: number },
  { palette }: Canvas,
): string {
  const lineMarks = ({ text }: Plotting) =>
    Object.entries(offsets).flatMap(([count, places]) =>
      places.map((dy, line) =>
        text(
          tiles.filter(({ lines }) => lines.length === Number(count)),
          {
            x: 'x',
            y: 'y',
            text: ({ lines }: DrawnTile) => lines[line],
            fill: 'ink',
            dy,
            fontSize: line === 0 ? 13 : 10.5,
            fontWeight: line === 0 ? 'bold' : 'normal',
          },
        ),
      ),
    );
  return drawPlot((plotting) => ({
    ...size,
    margin: 0,
    x: { type: 'band', domain: Array.from({ length: columns }, (_none, index) => index), axis: null, padding: 0 },
    y: { type: 'band', domain: Array.from({ length: rows }, (_none, index) => index), axis: null, padding: 0 },
    color: { type: 'identity' },
    marks: [plotting.cell(tiles, { x: 'x', y: 'y', fill: 'fill', stroke: palette.of('line'), inset: 1 }), ...lineMarks(plotting)],
  }));
}

/** How far each line stands from the middle of its tile, by the number of lines. */
const offsets: Readonly<Record<number, readonly number[]>> = { 2: [-8, 9], 3: [-14, 2, 16] };

function tileAt({ tiles }: HeatMap, row: string, column: string): HeatMapTile | undefined {
  return tiles.find((tile) => tile.row === row && tile.column === column);
}

function hatch({ palette, id }: Canvas): string {
  const line = `<path d="M-2,2l4,-4M0,8l8,-8M6,10l4,-4" stroke="${palette.of('line')}" stroke-width="1.5"/>`;
  return `<pattern id="${id('hatch')}" width="8" height="8" patternUnits="userSpaceOnUse">${line}</pattern>`;
}
