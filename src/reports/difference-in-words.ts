import type { Contrast } from '../spec/index.ts';

/** A difference with its sign, in percentage points for proportions and in the measure's unit for means. */
export function differenceText(value: number | null, type: Contrast['type']): string {
  if (value === null) return 'no value';
  return `${signed(value, type)}${type === 'proportions' ? ' points' : ''}`;
}

/** From where to where a difference goes, in brackets; empty where that is not known. */
export function differenceRange(interval: { readonly low: number; readonly high: number } | null, type: Contrast['type']): string {
  return interval === null ? '' : `[${signed(interval.low, type)} to ${signed(interval.high, type)}]`;
}

/** A p-value of three decimals. */
export function pValueText(pValue: number): string {
  return pValue < 0.001 ? '< 0.001' : pValue.toFixed(3);
}

function signed(value: number, type: Contrast['type']): string {
  const shown = (value * (type === 'proportions' ? 100 : 1)).toFixed(1);
  if (Number(shown) === 0) return '0.0';
  return shown.startsWith('-') ? `−${shown.slice(1)}` : `+${shown}`;
}
