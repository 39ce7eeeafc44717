import type { AuditArm, AuditComparison } from '../../../../../src/spec/index.ts';

/** A number with so many decimals and a true minus sign; none of them is negative zero. */
export function decimal(value: number, digits: number): string {
  const written = Math.abs(value).toFixed(digits);
  return value < 0 && Number(written) !== 0 ? `−${written}` : written;
}

/** The same with a sign in front where it is not zero. */
export function signed(value: number, digits: number): string {
  const written = decimal(value, digits);
  return value > 0 && Number(written) !== 0 ? `+${written}` : written;
}

/** An interval as `60 to 83`, in a unit `factor` times smaller. */
export function range({ low, high }: { readonly low: number; readonly high: number }, digits: number, factor = 1): string {
  return `${decimal(low * factor, digits)} to ${decimal(high * factor, digits)}`;
}

/** A framing with the levels that it does not say, such as the wording. */
export function framingText({ framing, condition }: AuditArm): string {
  const others = Object.entries(condition).filter(([factor, level]) => !framingFactors.has(factor) && level !== '0' && level !== 'none');
  return others.length === 0 ? framing : `${framing} (${others.map(([factor, level]) => `${factor} ${level}`).join(', ')})`;
}

const framingFactors = new Set(['authorship', 'authorshipShown', 'consequence', 'view']);

/** A comparison within its question. */
export function comparisonText({ label, among }: Pick<AuditComparison, 'label' | 'among'>): string {
  return among === '' ? label : `${label} (${among})`;
}
