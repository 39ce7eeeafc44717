import type { Contrast } from '../../../../src/spec/index.ts';

/** From values to places along the axis, in percent of its width. */
export interface ForestScale {
  readonly type: Contrast['type'];
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** In [0, 100]; what is beyond the axis stands at its end. */
  readonly placeOf: (value: number) => number;
}

/** What of a difference takes room on the axis. */
type Placed = Pick<Contrast, 'type' | 'estimate' | 'interval' | 'simultaneous'>;

/** A scale around zero that holds all estimates and intervals; no difference of shares is beyond 100 points. */
export function forestScale(contrasts: readonly Placed[]): ForestScale {
  const type = contrasts[0]?.type ?? 'proportions';
  const values = contrasts.flatMap(({ estimate, interval, simultaneous }) =>
    [estimate, interval?.low, interval?.high, simultaneous?.low, simultaneous?.high].filter((value) => typeof value === 'number'),
  );
  const step = stepOf(Math.max(0, ...values) - Math.min(0, ...values) || 1);
  const limit = type === 'proportions' ? 1 : Infinity;
  const low = Math.max(-limit, step * Math.floor(Math.min(0, ...values) / step));
  const high = Math.min(limit, step * Math.ceil(Math.max(0, ...values) / step || 1));
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_none, place) => low + place * step);
  return { type, low, high, ticks, placeOf: (value) => Math.min(100, Math.max(0, (100 * (value - low)) / (high - low))) };
}

/** A round step that gives about four to eight ticks. */
function stepOf(span: number): number {
  const rough = span / 5;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * size >= rough) ?? 10;
  return step * size;
}
