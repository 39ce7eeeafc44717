import { figureFrame, textBand, type Band, type Canvas } from './figure-frame.ts';
import type { FigureInterval, FigureOptions, FigureWords } from './figure-options.ts';
import { markKey } from './mark-key.ts';
import { signedText } from './number-text.ts';
import type { ChartRow } from './place-row.ts';
import { rowChart, type ChartSection } from './row-chart.ts';

/** Contrasts of one type, drawn in the order in which they are given; primary ones come first. */
export interface ForestPlot extends FigureWords {
  /** Differences of proportions, from -1 to 1, drawn in percentage points; or of means, in the unit of the measure. */
  readonly type: 'proportions' | 'means';
  readonly contrasts: readonly ForestContrast[];
  /** What a reader has to know of the intervals. */
  readonly note?: string;
}

export interface ForestContrast {
  readonly label: string;
  /** What distinguishes it from others of the same label, such as the measure and the model. */
  readonly detail?: string;
  readonly family: 'primary' | 'exploratory';
  /** First arm minus second; null where an arm has no value. */
  readonly estimate: number | null;
  readonly interval: FigureInterval | null;
  /** Holds for all primary contrasts at once; null for exploratory ones. */
  readonly simultaneous: FigureInterval | null;
  readonly arms: readonly [ForestArm, ForestArm];
}

export interface ForestArm {
  readonly label: string;
  /** Trials with a value. */
  readonly n: number;
}

/** Differences with their intervals around a line at zero; primary and exploratory ones apart and by different marks. */
export function forestPlot(data: ForestPlot, options: FigureOptions): string {
  return figureFrame(data, options, (canvas) => {
    const factor = data.type === 'proportions' ? 100 : 1;
    const rows = data.contrasts.map((contrast) => rowOf(contrast, factor));
    const sections = (['primary', 'exploratory'] as const).flatMap((family): ChartSection<ForestRow>[] => {
      const own = rows.filter((row) => row.family === family);
      return own.length === 0 ? [] : [{ heading: headings[family], rows: own }];
    });
    return {
      bands: [
        key(data.contrasts, canvas),
        chart(sections, data.type, canvas),
        textBand(data.note === undefined ? reading : `${reading} ${data.note}`, canvas),
      ],
    };
  });
}

const headings = {
  primary: 'Primary: named by the study before it ran',
  exploratory: 'Exploratory: not named before the run, intervals unadjusted',
} as const;

const reading =
  'Each difference is the first arm minus the second; n are the trials with a value. Right of the line at zero, the first arm has more.';

interface ForestRow extends ChartRow {
  readonly family: 'primary' | 'exploratory';
  readonly estimate: number | null;
  readonly interval: FigureInterval | null;
  readonly simultaneous: FigureInterval | null;
}

function rowOf(
  { label, detail, family, estimate, interval, simultaneous, arms: [first, second] }: ForestContrast,
  factor: number,
): ForestRow {
  const scaled = (bounds: FigureInterval | null) =>
    bounds === null ? null : { level: bounds.level, low: bounds.low * factor, high: bounds.high * factor };
  const own = scaled(interval);
  const digits = factor === 100 ? 1 : 2;
  const figure = estimate === null ? 'no estimate' : signedText(estimate * factor, digits);
  return {
    label,
    details: [...(detail === undefined ? [] : [detail]), armsText(first, second)],
    written: own === null ? figure : `${figure} [${signedText(own.low, digits)} to ${signedText(own.high, digits)}]`,
    family,
    estimate: estimate === null ? null : estimate * factor,
    interval: own,
    simultaneous: scaled(simultaneous),
  };
}

/** The arms with their trials; what both begin with is said once: `relationship: good n 40, bad n 40`. */
function armsText(first: ForestArm, second: ForestArm): string {
  const [factor = '', ...rest] = first.label.split(' ');
  const shared = rest.length > 0 && second.label.startsWith(`${factor} `) && !`${first.label}${second.label}`.includes(',');
  const named = ({ label, n }: ForestArm) => `${shared ? label.slice(factor.length + 1) : label} n\u00a0${n}`;
  return `${shared ? `${factor}: ` : ''}${named(first)}, ${named(second)}`;
}

function chart(sections: readonly ChartSection<ForestRow>[], type: ForestPlot['type'], canvas: Canvas): Band {
  const { palette } = canvas;
  const ink = palette.of('ink');
  const accent = palette.of('accent');
  const unit = type === 'proportions' ? 'difference in percentage points' : 'difference of means, in the unit of the measure';
  const domain = domainOf(
    sections.flatMap(({ rows }) => rows),
    type === 'proportions' ? 100 : Infinity,
  );
  const format = (value: number) => signedText(value, Number.isInteger(value) ? 0 : 2);
  return rowChart({ sections, scale: { domain, format, label: unit, line: 0 } }, canvas, (placed, { dot, link }) => {
    const segments = (bounds: 'interval' | 'simultaneous', family: ForestRow['family']) =>
      placed.flatMap(({ row, y }) => {
        const own = row.family === family ? row[bounds] : null;
        return own === null ? [] : [{ low: own.low, high: own.high, y }];
      });
    const span = { x1: 'low', x2: 'high', y1: 'y', y2: 'y' } as const;
    const points = (family: ForestRow['family']) =>
      placed.flatMap(({ row, y }) => (row.family !== family || row.estimate === null ? [] : [{ estimate: row.estimate, y }]));
    return [
      link(segments('simultaneous', 'primary'), { ...span, stroke: accent, strokeWidth: 1.25 }),
      link(segments('interval', 'primary'), { ...span, stroke: accent, strokeWidth: 5 }),
      link(segments('interval', 'exploratory'), { ...span, stroke: ink, strokeWidth: 1.5, strokeDasharray: '5 3' }),
      dot(points('primary'), { x: 'estimate', y: 'y', symbol: 'square', r: 6, fill: accent, stroke: palette.of('surface') }),
      dot(points('exploratory'), { x: 'estimate', y: 'y', r: 4.5, fill: palette.of('surface'), stroke: ink, strokeWidth: 1.5 }),
    ];
  });
}

/** Around zero and all that is drawn, with a little room; no difference of shares is beyond 100. */
function domainOf(rows: readonly ForestRow[], limit: number): [number, number] {
  const values = rows.flatMap(({ estimate, interval, simultaneous }) =>
    [estimate, interval?.low, interval?.high, simultaneous?.low, simultaneous?.high].filter((value) => typeof value === 'number'),
  );
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = low === high ? 1 : (high - low) * 0.05;
  return [Math.max(-limit, low - room), Math.min(limit, high + room)];
}

function key(contrasts: readonly ForestContrast[], canvas: Canvas): Band {
  const { palette } = canvas;
  const has = (family: ForestRow['family']) => contrasts.some((contrast) => contrast.family === family);
  const level = contrasts.find(({ interval }) => interval !== null)?.interval?.level ?? 0.95;
  const percent = `${Math.round(100 * level)} %`;
  const accent = palette.of('accent');
  const primary = [
    {
      svg: `<path d="M0,0h34" stroke="${accent}" stroke-width="5"/><rect x="12" y="-5" width="10" height="10" fill="${accent}" stroke="${palette.of('surface')}"/>`,
      text: `primary, ${percent} interval`,
    },
    { svg: `<path d="M0,0h34" stroke="${accent}" stroke-width="1.25"/>`, text: 'the same for all primary at once' },
  ];
  const exploratory = {
    svg: `<path d="M0,0h34" stroke="${palette.of('ink')}" stroke-width="1.5" stroke-dasharray="5 3"/><circle cx="17" cy="0" r="4.5" fill="${palette.of('surface')}" stroke="${palette.of('ink')}" stroke-width="1.5"/>`,
    text: `exploratory, unadjusted ${percent} interval`,
  };
  return markKey([...(has('primary') ? primary : []), ...(has('exploratory') ? [exploratory] : [])], canvas);
}
