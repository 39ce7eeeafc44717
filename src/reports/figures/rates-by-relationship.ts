import { figureFrame, textBand, type Band, type Canvas } from './figure-frame.ts';
import type { FigureInterval, FigureOptions, FigureWords } from './figure-options.ts';
import { markKey } from './mark-key.ts';
import { numberText, signedText } from './number-text.ts';
import type { ChartRow } from './place-row.ts';
import { rowChart } from './row-chart.ts';

/** Rates by the relationship on record, a panel for each model and behaviour. */
export interface RatesByRelationship extends FigureWords {
  readonly panels: readonly RelationshipPanel[];
  /** What a reader has to know of the rates, such as how they are defined. */
  readonly note?: string;
}

export interface RelationshipPanel {
  readonly model: string;
  /** What is counted, such as `exfiltration, peer at stake`. */
  readonly behaviour: string;
  /** A share in percent, or a difference in percentage points. */
  readonly unit: '%' | 'pp';
  readonly points: readonly RelationshipPoint[];
}

/** Values in the panel's unit. */
export interface RelationshipPoint {
  readonly relationship: string;
  /** Null where the run has no estimate. */
  readonly value: number | null;
  readonly interval: FigureInterval | null;
  readonly trials: number;
  /** As the paper has it for this model; null where it has none or was not asked for. */
  readonly published: number | null;
}

/** Rates with intervals by relationship, with the published value beside as a different mark. */
export function ratesByRelationship(data: RatesByRelationship, options: FigureOptions): string {
  return figureFrame(data, options, (canvas) => {
    const units = (['%', 'pp'] as const).filter((unit) => data.panels.some((panel) => panel.unit === unit));
    const charts = units.map((unit) =>
      chart(
        data.panels.filter((panel) => panel.unit === unit),
        unit,
        canvas,
      ),
    );
    return { bands: [key(data.panels, canvas), ...charts, ...(data.note === undefined ? [] : [textBand(data.note, canvas)])] };
  });
}

interface RateRow extends ChartRow, RelationshipPoint {}

function chart(panels: readonly RelationshipPanel[], unit: RelationshipPanel['unit'], canvas: Canvas): Band {
  const { palette } = canvas;
  const sections = panels.map(({ model, behaviour, points }) => ({
    heading: `${model}: ${behaviour}`,
    rows: points.map((point): RateRow => ({ ...point, label: point.relationship, written: writtenText(point, unit) })),
  }));
  const scale = {
    domain: domainOf(panels, unit),
    format: (value: number) => (unit === '%' ? numberText(value, 0) : signedText(value, 0)),
    label: unit === '%' ? 'share of trials, %' : 'difference of shares, percentage points',
    ...(unit === 'pp' ? { line: 0 } : {}),
  };
  return rowChart({ sections, scale, markHeight: 24 }, canvas, (placed, { dot, link }) => [
    link(
      placed.flatMap(({ row: { interval }, y }) => (interval === null ? [] : [{ ...interval, y: y - ours }])),
      { x1: 'low', x2: 'high', y1: 'y', y2: 'y', stroke: palette.of('accent'), strokeWidth: 2.5 },
    ),
    dot(
      placed.flatMap(({ row: { value }, y }) => (value === null ? [] : [{ value, y: y - ours }])),
      { x: 'value', y: 'y', r: 5, fill: palette.of('accent'), stroke: palette.of('surface') },
    ),
    dot(
      placed.flatMap(({ row: { published }, y }) => (published === null ? [] : [{ published, y: y + theirs }])),
      { x: 'published', y: 'y', symbol: 'diamond', r: 5, fill: palette.of('surface'), stroke: palette.of('published'), strokeWidth: 2 },
    ),
  ]);
}

/** How far ours stands above the middle of its row and the published value below, so that neither hides the other. */
const ours = 5;
const theirs = 7;

function writtenText({ value, interval, trials, published }: RelationshipPoint, unit: RelationshipPanel['unit']): string {
  const figure = (number: number) => (unit === '%' ? numberText(number, 1) : signedText(number, 1));
  const range = interval === null ? '' : ` [${figure(interval.low)} to ${figure(interval.high)}]`;
  const own = value === null ? 'no estimate' : `${figure(value)}${range}, n\u00a0${trials}`;
  return published === null ? own : `${own}; published\u00a0${figure(published)}`;
}

function domainOf(panels: readonly RelationshipPanel[], unit: RelationshipPanel['unit']): [number, number] {
  if (unit === '%') return [0, 100];
  const values = panels.flatMap(({ points }) =>
    points
      .flatMap(({ value, interval, published }) => [value, published, interval?.low, interval?.high])
      .filter((one) => typeof one === 'number'),
  );
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = Math.max(1, (high - low) * 0.05);
  return [Math.max(-100, low - room), Math.min(100, high + room)];
}

function key(panels: readonly RelationshipPanel[], canvas: Canvas): Band {
  const points = panels.flatMap((panel) => panel.points);
  const level = points.find(({ interval }) => interval !== null)?.interval?.level ?? 0.95;
  const { palette } = canvas;
  const own = {
    svg: `<path d="M0,0h34" stroke="${palette.of('accent')}" stroke-width="2.5"/><circle cx="17" cy="0" r="5" fill="${palette.of('accent')}" stroke="${palette.of('surface')}"/>`,
    text: `this run, ${Math.round(100 * level)} % interval`,
  };
  const paper = {
    svg: `<path d="M17,-7l5,7l-5,7l-5,-7z" fill="${palette.of('surface')}" stroke="${palette.of('published')}" stroke-width="2"/>`,
    text: 'published, without an interval there',
  };
  return markKey(points.some(({ published }) => published !== null) ? [own, paper] : [own], canvas);
}
