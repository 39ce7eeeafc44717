import type { MeasureEstimate } from '../spec/index.ts';

/** A rate as a percentage: whole numbers, but one decimal near 0 and 100 where rounding would hide something. */
export function percent(rate: number): string {
  const value = rate * 100;
  const rounded = Math.round(value);
  const hides = (rounded === 0 && value > 0) || (rounded === 100 && value < 100);
  return `${hides ? value.toFixed(1) : rounded} %`;
}

/** An estimate in a few characters, with its interval and denominator; a dash where there is no value. */
export function estimateText(estimate: MeasureEstimate | undefined): string {
  if (estimate === undefined || estimate.n === 0) return '–';
  switch (estimate.type) {
    case 'boolean': {
      const range = estimate.interval === null ? '' : ` [${bare(estimate.interval.low)}–${bare(estimate.interval.high)}]`;
      return `${percent(estimate.rate ?? 0)}${range} ${estimate.count}/${estimate.n}`;
    }
    case 'number': {
      const range = estimate.interval === null ? '' : ` [${estimate.interval.low.toFixed(1)}–${estimate.interval.high.toFixed(1)}]`;
      return `${(estimate.mean ?? 0).toFixed(1)}${range} n ${estimate.n}`;
    }
    case 'category':
      return Object.entries(estimate.counts)
        .map(([value, count]) => `${value} ${count}`)
        .join(', ');
  }
}

function bare(rate: number): string {
  return percent(rate).replace(' %', '');
}
