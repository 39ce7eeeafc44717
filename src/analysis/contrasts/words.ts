import type { Contrast } from '../../spec/index.ts';

/** A number with its noun: `1 trial`, `3 trials`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A share as a percentage, with a decimal where it is not whole. */
export function percent(share: number): string {
  return `${decimal(share * 100)} %`;
}

/** A difference with its sign and unit. */
export function difference(value: number, type: Contrast['type']): string {
  return `${signed(value, type)} ${type === 'proportions' ? 'percentage points' : 'points'}`;
}

/** From where to where a difference goes. */
export function range({ low, high }: { readonly low: number; readonly high: number }, type: Contrast['type']): string {
  return `from ${signed(low, type)} to ${signed(high, type)}`;
}

/** A number without its unit. */
export function unsigned(value: number): string {
  return decimal(value);
}

export function pText(pValue: number): string {
  return pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toFixed(3)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function signed(value: number, type: Contrast['type']): string {
  const shown = decimal(type === 'proportions' ? value * 100 : value);
  if (shown.startsWith('-')) return `−${shown.slice(1)}`;
  return shown === '0' ? shown : `+${shown}`;
}

function decimal(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}
