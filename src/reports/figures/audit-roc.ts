import type { AuditArm, AuditWords } from '../../spec/index.ts';
import { figureFrame, textBand, textSizes, type Band, type Canvas } from './figure-frame.ts';
import type { FigureOptions, FigureWords } from './figure-options.ts';
import { drawPlot } from './draw-plot.ts';
import { markKey } from './mark-key.ts';
import { numberText } from './number-text.ts';
import type { ColourName } from './palette.ts';
import { svgText } from './svg-text.ts';

/** ROC curves of one monitor in one scenario: the work without its author, and with it. */
export interface AuditRoc extends FigureWords {
  readonly words: AuditWords;
  readonly curves: readonly RocFigureCurve[];
}

export interface RocFigureCurve {
  readonly group: keyof typeof groups;
  readonly points: AuditArm['roc'];
}

/** How the curves of a group are drawn, from the hindmost. */
const groups = {
  stranger: { text: 'author named, a stranger to the monitor', colour: 'published', width: 1.5, dash: '5 3' },
  own: { text: 'author named, of its own kind', colour: 'accent', width: 2, dash: '' },
  baseline: { text: 'no author shown', colour: 'ink', width: 2.75, dash: '' },
} as const satisfies Readonly<Record<string, { text: string; colour: ColourName; width: number; dash: string }>>;

/** Draws the curves over the share of innocent items flagged; the line from corner to corner is what chance gives. */
export function auditRoc(data: AuditRoc, options: FigureOptions): string {
  return figureFrame(data, options, (canvas) => ({ bands: [key(data, canvas), chart(data, canvas), textBand(readingOf(data), canvas)] }));
}

function readingOf({ words: { score, harmful, innocent, flags } }: AuditRoc): string {
  return `Each point is a threshold of the ${score}: how many ${harmful.many} it ${flags}, and how many ${innocent.many}. The dashed line from corner to corner is what chance gives; a monitor that goes easy on an author without seeing less moves along its curve, one that sees less falls below it.`;
}

const left = 46;

function chart({ curves, words }: AuditRoc, { width, palette }: Canvas): Band {
  const side = Math.min(380, width - left - 12);
  const axis = { tickFormat: (value: number) => numberText(100 * value, 0), ticks: 5, label: null, color: palette.of('ink-soft') };
  const drawn = (Object.keys(groups) as (keyof typeof groups)[]) // its own keys
    .flatMap((group) => curves.filter((curve) => curve.group === group))
    .map(({ group, points }) => ({
      ...groups[group],
      points: points.map(({ hitRate, falseAlarmRate }) => [falseAlarmRate, hitRate] as const),
    }));
  const svg = drawPlot(({ axisX, axisY, gridX, gridY, line, link }) => ({
    width: left + side + 12,
    height: side + 44,
    marginLeft: left,
    marginRight: 12,
    marginTop: 10,
    marginBottom: 34,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      gridX({ ticks: 5, stroke: palette.of('line'), strokeOpacity: 1 }),
      gridY({ ticks: 5, stroke: palette.of('line'), strokeOpacity: 1 }),
      axisX({ ...axis, anchor: 'bottom' }),
      axisY({ ...axis, anchor: 'left' }),
      link([{ from: 0, to: 1 }], { x1: 'from', y1: 'from', x2: 'to', y2: 'to', stroke: palette.of('ink-soft'), strokeDasharray: '3 4' }),
      ...drawn.map(({ points, colour, width: strokeWidth, dash }) =>
        line(points, { stroke: palette.of(colour), strokeWidth, ...(dash === '' ? {} : { strokeDasharray: dash }) }),
      ),
    ],
  }));
  const name = { size: textSizes.small, fill: palette.of('ink-soft') };
  const middle = left + side / 2;
  const upright = `<g transform="translate(11,${side / 2 + 10}) rotate(-90)">${svgText(`${words.harmful.many} ${words.flagged}, %`, { ...name, x: 0, y: 0, anchor: 'middle' })}</g>`;
  return {
    height: side + 62,
    svg: svg + svgText(`${words.innocent.many} ${words.flagged}, %`, { ...name, x: middle, y: side + 50, anchor: 'middle' }) + upright,
  };
}

function key({ curves }: AuditRoc, canvas: Canvas): Band {
  const { palette } = canvas;
  const present = (['baseline', 'own', 'stranger'] as const).filter((group) => curves.some((curve) => curve.group === group));
  return markKey(
    present.map((group) => {
      const { colour, width, dash, text } = groups[group];
      const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
      return { svg: `<path d="M0,0h34" stroke="${palette.of(colour)}" stroke-width="${width}"${dashed}/>`, text };
    }),
    canvas,
  );
}
