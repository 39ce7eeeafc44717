import type { Markish } from '@observablehq/plot';
import type { Plotting } from './draw-plot.ts';
import { figureFrame, textBand, type Band, type Canvas } from './figure-frame.ts';
import type { FigureInterval, FigureOptions, FigureRate, FigureWords } from './figure-options.ts';
import { markKey } from './mark-key.ts';
import { intervalText, numberText, shareText } from './number-text.ts';
import type { ChartRow } from './place-row.ts';
import { rowChart, type PlacedRow } from './row-chart.ts';

/** Rates by wording, a panel for each model and measure. */
export interface WordingSpread extends FigureWords {
  readonly panels: readonly WordingPanel[];
  /** What a reader has to know, such as over what the rates are pooled. */
  readonly note?: string;
}

export interface WordingPanel {
  /** Such as `exfiltrated · openai/gpt-5.2`. */
  readonly name: string;
  readonly wordings: readonly WordingRate[];
  /** In words, such as the share of variance that wording makes. */
  readonly remark?: string;
  /** Over all wordings. */
  readonly overall: FigureRate;
}

export interface WordingRate extends FigureRate {
  readonly wording: string;
}

/** Rates with intervals by wording, and the overall rate with its interval as a band behind them. */
export function wordingSpread(data: WordingSpread, options: FigureOptions): string {
  return figureFrame(data, options, (canvas) => {
    const sections = data.panels.map((panel) => ({
      heading: panel.remark === undefined ? panel.name : `${panel.name}: ${panel.remark}`,
      rows: [...panel.wordings.map((rate) => rowOf(`wording ${rate.wording}`, rate, panel)), rowOf('all wordings', panel.overall, panel)],
    }));
    const scale = { domain: [0, 100], format: (value: number) => numberText(value, 0), label: 'share of trials, %' } as const;
    const chart = rowChart({ sections, scale, markHeight: 16 }, canvas, (placed, plotting) => marks(placed, plotting, canvas));
    return { bands: [key(data.panels, canvas), chart, ...(data.note === undefined ? [] : [textBand(data.note, canvas)])] };
  });
}

interface WordingRow extends ChartRow {
  readonly overall: boolean;
  readonly rate: number | null;
  readonly interval: FigureInterval | null;
  readonly panel: FigureRate;
}

function rowOf(label: string, { rate, n, interval }: FigureRate, { overall }: WordingPanel): WordingRow {
  const range = interval === null ? '' : ` [${intervalText(interval)}]`;
  const written = rate === null ? `no value, n ${n}` : `${shareText(rate)}${range}, n\u00a0${n}`;
  return { label, written, overall: label === 'all wordings', rate, interval, panel: overall };
}

const halfStrip = 11;

function marks(placed: readonly PlacedRow<WordingRow>[], { dot, link, rect, ruleX }: Plotting, { palette }: Canvas): Markish[] {
  const strip = (y: number) => ({ top: y - halfStrip, bottom: y + halfStrip });
  const of = (overall: boolean) => placed.filter(({ row }) => row.overall === overall);
  const spans = (rows: readonly PlacedRow<WordingRow>[]) =>
    rows.flatMap(({ row: { interval }, y }) => (interval === null ? [] : [{ low: 100 * interval.low, high: 100 * interval.high, y }]));
  const points = (rows: readonly PlacedRow<WordingRow>[]) =>
    rows.flatMap(({ row: { rate }, y }) => (rate === null ? [] : [{ rate: 100 * rate, y }]));
  const bands = of(false).flatMap(({ row: { panel }, y }) =>
    panel.interval === null ? [] : [{ low: 100 * panel.interval.low, high: 100 * panel.interval.high, ...strip(y) }],
  );
  const lines = of(false).flatMap(({ row: { panel }, y }) => (panel.rate === null ? [] : [{ rate: 100 * panel.rate, ...strip(y) }]));
  const across = { x1: 'low', x2: 'high', y1: 'y', y2: 'y' } as const;
  return [
    rect(bands, { x1: 'low', x2: 'high', y1: 'top', y2: 'bottom', fill: palette.of('published'), fillOpacity: 0.16 }),
    ruleX(lines, { x: 'rate', y1: 'top', y2: 'bottom', stroke: palette.of('published'), strokeWidth: 1.5, strokeDasharray: '4 2' }),
    link(spans(of(false)), { ...across, stroke: palette.of('accent'), strokeWidth: 2 }),
    dot(points(of(false)), { x: 'rate', y: 'y', r: 4.5, fill: palette.of('accent'), stroke: palette.of('surface') }),
    link(spans(of(true)), { ...across, stroke: palette.of('published'), strokeWidth: 4 }),
    dot(points(of(true)), { x: 'rate', y: 'y', symbol: 'diamond', r: 6, fill: palette.of('published'), stroke: palette.of('surface') }),
  ];
}

function key(panels: readonly WordingPanel[], canvas: Canvas): Band {
  const level = panels.find(({ overall }) => overall.interval !== null)?.overall.interval?.level ?? 0.95;
  const percent = `${Math.round(100 * level)} %`;
  const { palette } = canvas;
  const colour = palette.of('published');
  return markKey(
    [
      {
        svg: `<path d="M0,0h34" stroke="${palette.of('accent')}" stroke-width="2"/><circle cx="17" cy="0" r="4.5" fill="${palette.of('accent')}"/>`,
        text: `one wording, ${percent} interval`,
      },
      {
        svg: `<rect y="-9" width="34" height="18" fill="${colour}" fill-opacity="0.16"/><path d="M17,-9v18" stroke="${colour}" stroke-width="1.5" stroke-dasharray="4 2"/>`,
        text: `all wordings, ${percent} interval`,
      },
    ],
    canvas,
  );
}
