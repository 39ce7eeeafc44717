import type { Interval, MeasureEstimate } from '../../../../src/spec/index.ts';

/** A share in percent, short: whole numbers, but a decimal where rounding would make some of it none or all. */
export function share(value: number): string {
  return `${bareShare(value)} %`;
}

/** A p-value as papers print it. */
export function pValue(value: number): string {
  return value < 0.001 ? 'p < 0.001' : `p = ${value.toFixed(3)}`;
}

/** A number with as many decimals as say something. */
export function figure(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2).replace('-', '−');
}

/** A value with one decimal: those of a table stand below each other. */
export function oneDecimal(value: number): string {
  return value
    .toFixed(1)
    .replace('-', '−')
    .replace(/^−0\.0$/, '0.0');
}

/** The value of an estimate; null where it has none. */
export function valueText(estimate: MeasureEstimate): string | null {
  if (estimate.n === 0) return null;
  if (estimate.type === 'boolean') return share(estimate.rate ?? 0);
  if (estimate.type === 'number') return oneDecimal(estimate.mean ?? 0);
  return Object.entries(estimate.counts)
    .map(([value, count]) => `${value} ${count}`)
    .join(', ');
}

/** The interval of an estimate as `72–91`, with its unit told by the value beside it; null where it has none. */
export function intervalText(estimate: MeasureEstimate): string | null {
  if (estimate.type === 'category' || estimate.interval === null) return null;
  const { low, high } = estimate.interval;
  return estimate.type === 'boolean' ? `${bareShare(low)}–${bareShare(high)}` : `${oneDecimal(low)} to ${oneDecimal(high)}`;
}

/** The name of a method as people call it. */
export function methodName({ method }: Interval): string {
  return methods[method] ?? method.replaceAll('-', ' ');
}

/** Whether it holds at every look, and not for a fixed number of trials. */
export function isSequence(interval: Interval | null | undefined): boolean {
  return interval?.method === 'confidence-sequence';
}

const methods: Readonly<Record<string, string>> = {
  wilson: 'Wilson',
  t: 't',
  'confidence-sequence': 'confidence sequence',
  'wilson-mover': 'Wilson, by MOVER',
  'stratified-miettinen-nurminen': 'Miettinen and Nurminen, stratified',
  wald: 'Wald',
};

function bareShare(value: number): string {
  const percent = 100 * value;
  const rounded = Math.round(percent);
  const hides = (rounded === 0 && percent > 0) || (rounded === 100 && percent < 100);
  return hides ? percent.toFixed(1) : String(rounded);
}
