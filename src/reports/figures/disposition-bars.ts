import { dispositions, type Disposition } from '../../spec/index.ts';
import { dispositionFill, dispositionPatterns, type BarPart } from './disposition-patterns.ts';
import { figureFrame, textBand, type Canvas } from './figure-frame.ts';
import type { FigureOptions, FigureWords } from './figure-options.ts';
import { markKey } from './mark-key.ts';
import { numberText } from './number-text.ts';
import type { ChartRow } from './place-row.ts';
import { rowChart } from './row-chart.ts';

/** How trials ended, a bar for each cell or group of cells. */
export interface DispositionBars extends FigureWords {
  readonly bars: readonly DispositionBar[];
  /** What a reader has to know, such as over what cells are taken together. */
  readonly note?: string;
}

export interface DispositionBar {
  readonly label: string;
  /** Trials planned; those that no count has were not run. */
  readonly planned: number;
  readonly counts: Readonly<Record<Disposition, number>>;
}

/** Stacked shares of the planned trials by how they ended, told apart by pattern and by the counts beside each bar. */
export function dispositionBars(data: DispositionBars, options: FigureOptions): string {
  return figureFrame(data, options, (canvas) => {
    const rows = data.bars.map(rowOf);
    const shown = parts.filter((part) => rows.some(({ lengths }) => lengths.some((length) => length.part === part)));
    const scale = { domain: [0, 100], format: (value: number) => numberText(value, 0), label: 'share of planned trials, %' } as const;
    const chart = rowChart({ sections: [{ rows }], scale, markHeight: barHeight + 4 }, canvas, (placed, { rect }) => [
      rect(
        placed.flatMap(({ row, y }) =>
          row.lengths.map(({ part, from, to }) => ({
            from,
            to,
            top: y - barHeight / 2,
            bottom: y + barHeight / 2,
            fill: dispositionFill(part, canvas),
          })),
        ),
        { x1: 'from', x2: 'to', y1: 'top', y2: 'bottom', fill: 'fill', stroke: canvas.palette.of('ink-soft'), strokeWidth: 0.75 },
      ),
    ]);
    const key = markKey(
      shown.map((part) => keyEntry(part, canvas)),
      canvas,
    );
    const notes = data.note === undefined ? [] : [textBand(data.note, canvas)];
    return { bands: [key, chart, ...notes], definitions: dispositionPatterns(canvas) };
  });
}

const barHeight = 16;

/** From left to right: from what gives a result to what gives none. */
const parts: readonly BarPart[] = [...dispositions.toReversed(), 'not run'];

interface BarRow extends ChartRow {
  readonly lengths: readonly { readonly part: BarPart; readonly from: number; readonly to: number }[];
}

function rowOf({ label, planned, counts }: DispositionBar): BarRow {
  const run = dispositions.reduce((sum, name) => sum + counts[name], 0);
  const numbers: Readonly<Record<BarPart, number>> = { ...counts, 'not run': Math.max(0, planned - run) };
  let from = 0;
  const lengths = parts.flatMap((part) => {
    const length = { part, from, to: from + (100 * numbers[part]) / Math.max(1, planned) };
    from = length.to;
    return numbers[part] === 0 ? [] : [length];
  });
  const written = parts
    .filter((part) => numbers[part] > 0)
    .map((part) => `${numbers[part]}\u00a0${part.replace(' ', '\u00a0')}`)
    .join(', ');
  return { label, written, lengths };
}

function keyEntry(part: BarPart, canvas: Canvas): { svg: string; text: string } {
  const fill = dispositionFill(part, canvas);
  return {
    svg: `<rect x="0" y="-7" width="34" height="14" fill="${fill}" stroke="${canvas.palette.of('ink-soft')}" stroke-width="0.75"/>`,
    text: part,
  };
}
