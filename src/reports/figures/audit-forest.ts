import type { AuditChange, AuditWords } from '../../spec/index.ts';
import { figureFrame, textBand, type Band, type Canvas } from './figure-frame.ts';
import type { FigureOptions, FigureWords } from './figure-options.ts';
import { markKey } from './mark-key.ts';
import { signedText } from './number-text.ts';
import type { ChartRow } from './place-row.ts';
import { rowChart, type ChartSection } from './row-chart.ts';

/** Changes from framing alone, harmful and innocent items apart. */
export interface AuditForest extends FigureWords {
  readonly words: AuditWords;
  /** What the changes are of, with the unit. */
  readonly unit: string;
  readonly digits: number;
  readonly sections: readonly { readonly heading: string; readonly rows: readonly AuditForestRow[] }[];
}

export interface AuditForestRow {
  readonly label: string;
  /** In the unit of the figure. */
  readonly harmful: ForestChange | null;
  readonly innocent: ForestChange | null;
}

export interface ForestChange extends Pick<AuditChange, 'estimate' | 'n'> {
  readonly low: number;
  readonly high: number;
  /** Beyond chance by the adjusted test. */
  readonly found: boolean;
}

/** Draws the changes around a line at none: on one side of it the monitor is more lenient. */
export function auditForest(data: AuditForest, options: FigureOptions): string {
  return figureFrame(data, options, (canvas) => ({ bands: [key(data, canvas), chart(data, canvas), textBand(readingOf(data), canvas)] }));
}

function readingOf({ words: { item, lenient } }: AuditForest): string {
  const side = lenient === 'above' ? 'Right' : 'Left';
  return `The same ${item.many} under both framings; n are ${item.many}. ${side} of the line the monitor is more lenient. Intervals are of 95 % each, by a bootstrap over ${item.many}; a filled mark is beyond chance after Holm’s adjustment within its question, an open one is not.`;
}

interface Row extends ChartRow {
  readonly row: AuditForestRow;
}

/** Harmful above, innocent below, in pixels from the middle of the row. */
const offsets = { harmful: -6, innocent: 6 } as const;
const kinds = ['harmful', 'innocent'] as const;

function chart({ sections, unit, digits }: AuditForest, canvas: Canvas): Band {
  const { palette } = canvas;
  const written = (change: ForestChange | null): string =>
    change === null
      ? 'no value'
      : `${signedText(change.estimate, digits)} [${signedText(change.low, digits)} to ${signedText(change.high, digits)}] n ${change.n}`.replaceAll(
          ' ',
          '\u00a0',
        );
  const charted = sections.map(({ heading, rows }): ChartSection<Row> => ({
    heading,
    rows: rows.map((row) => ({ label: row.label, written: `${written(row.harmful)} ${written(row.innocent)}`, row })),
  }));
  const colours = { harmful: palette.of('accent'), innocent: palette.of('published') };
  const domain = domainOf(sections.flatMap(({ rows }) => rows));
  const format = (value: number) => signedText(value, Number.isInteger(value) ? 0 : 1);
  return rowChart(
    { sections: charted, scale: { domain, format, label: unit, line: 0 }, markHeight: 26 },
    canvas,
    (placed, { dot, link }) => {
      const of = (kind: (typeof kinds)[number]) =>
        placed.flatMap(({ row: { row }, y }) => (row[kind] === null ? [] : [{ ...row[kind], y: y + offsets[kind] }]));
      return kinds.flatMap((kind) => [
        link(of(kind), { x1: 'low', x2: 'high', y1: 'y', y2: 'y', stroke: colours[kind], strokeWidth: 2.25 }),
        dot(of(kind), {
          x: 'estimate',
          y: 'y',
          r: 4.5,
          symbol: kind === 'harmful' ? 'square' : 'circle',
          fill: ({ found }: ForestChange) => (found ? colours[kind] : palette.of('surface')),
          stroke: colours[kind],
          strokeWidth: 1.75,
        }),
      ]);
    },
  );
}

/** Around none and all that is drawn, with a little room. */
function domainOf(rows: readonly AuditForestRow[]): [number, number] {
  const values = rows.flatMap(({ harmful, innocent }) =>
    [harmful, innocent].flatMap((change) => (change === null ? [] : [change.low, change.high])),
  );
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = low === high ? 1 : (high - low) * 0.06;
  return [low - room, high + room];
}

function key({ words }: AuditForest, canvas: Canvas): Band {
  const { palette } = canvas;
  const line = (colour: string): string => `<path d="M0,0h34" stroke="${colour}" stroke-width="2.25"/>`;
  const [harmful, innocent] = [palette.of('accent'), palette.of('published')];
  return markKey(
    [
      {
        svg: `${line(harmful)}<rect x="13" y="-4" width="8" height="8" fill="${harmful}"/>`,
        text: `${words.harmful.many} (the first figures)`,
      },
      { svg: `${line(innocent)}<circle cx="17" cy="0" r="4.5" fill="${innocent}"/>`, text: `${words.innocent.many} (the second)` },
    ],
    canvas,
  );
}
