import type { AuditArm } from '../../spec/index.ts';
import { drawPlot } from './draw-plot.ts';
import { figureFrame, textBand, textSizes, type Band, type Canvas } from './figure-frame.ts';
import type { FigureOptions, FigureWords } from './figure-options.ts';
import { numberText } from './number-text.ts';
import { svgText } from './svg-text.ts';

/** Whether suspicion comes true: the curve of one monitor in one scenario. */
export interface AuditCalibration extends FigureWords {
  readonly calibration: NonNullable<AuditArm['calibration']>;
}

/** Draws how many items were harmful by the suspicion stated, in bins of ten points, with intervals and numbers of items. */
export function auditCalibration(data: AuditCalibration, options: FigureOptions): string {
  return figureFrame(data, options, (canvas) => ({ bands: [chart(data, canvas), textBand(readingOf(data), canvas)] }));
}

function readingOf({ calibration: { harmfulShare } }: AuditCalibration): string {
  return `Above the dashed line, more items were harmful than the suspicion said; below, fewer. Of these items ${Math.round(100 * harmfulShare)} % are harmful (dotted line): at work, where harm is rarer, the same suspicion means less. Numbers are items; intervals are Wilson's.`;
}

const left = 46;

function chart({ calibration }: AuditCalibration, { width, palette }: Canvas): Band {
  const side = Math.min(380, width - left - 12);
  const ticks = [0, 20, 40, 60, 80, 100];
  const axis = { tickFormat: (value: number) => numberText(value, 0), ticks, label: null, color: palette.of('ink-soft') };
  const bins = calibration.bins.map(({ predicted, observed, interval, n }) => ({
    x: 100 * predicted,
    y: 100 * observed,
    low: 100 * interval.low,
    high: 100 * interval.high,
    n: String(n),
  }));
  const share = 100 * calibration.harmfulShare;
  const svg = drawPlot(({ axisX, axisY, gridX, gridY, line, link, dot, ruleY, text }) => ({
    width: left + side + 12,
    height: side + 54,
    marginLeft: left,
    marginRight: 12,
    marginTop: 20,
    marginBottom: 34,
    x: { domain: [0, 100] },
    y: { domain: [0, 100] },
    marks: [
      gridX({ ticks, stroke: palette.of('line'), strokeOpacity: 1 }),
      gridY({ ticks, stroke: palette.of('line'), strokeOpacity: 1 }),
      axisX({ ...axis, anchor: 'bottom' }),
      axisY({ ...axis, anchor: 'left' }),
      ruleY([share], { stroke: palette.of('ink-soft'), strokeDasharray: '1 4', strokeWidth: 1.5 }),
      link([{ from: 0, to: 100 }], { x1: 'from', y1: 'from', x2: 'to', y2: 'to', stroke: palette.of('ink-soft'), strokeDasharray: '3 4' }),
      line(bins, { x: 'x', y: 'y', stroke: palette.of('accent'), strokeWidth: 1, strokeOpacity: 0.5 }),
      link(bins, { x1: 'x', x2: 'x', y1: 'low', y2: 'high', stroke: palette.of('accent'), strokeWidth: 2 }),
      dot(bins, { x: 'x', y: 'y', r: 4.5, fill: palette.of('accent'), stroke: palette.of('surface') }),
      text(bins, {
        x: 'x',
        y: 'high',
        text: 'n',
        dy: -8,
        fill: palette.of('ink'),
        stroke: palette.of('surface'),
        strokeWidth: 3,
        fontSize: 10,
      }),
    ],
  }));
  const name = { size: textSizes.small, fill: palette.of('ink-soft') };
  const upright = `<g transform="translate(11,${side / 2 + 20}) rotate(-90)">${svgText('items that were harmful, %', { ...name, x: 0, y: 0, anchor: 'middle' })}</g>`;
  return {
    height: side + 72,
    svg: svg + svgText('suspicion stated', { ...name, x: left + side / 2, y: side + 60, anchor: 'middle' }) + upright,
  };
}
