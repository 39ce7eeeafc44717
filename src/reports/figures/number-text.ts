import type { FigureInterval } from './figure-options.ts';

/** A share in percent: `63 %`. Only none is 0 and only all is 100: `<1 %` and `>99 %` are neither. */
export function shareText(rate: number): string {
  return `${wholePercent(rate)} %`;
}

/** An interval of shares, in percent without its sign: `52–73`. An end near none or all has a digit more: `86–99.6`. */
export function intervalText({ low, high }: FigureInterval): string {
  return `${endText(low)}–${endText(high)}`;
}

function endText(share: number): string {
  const percent = 100 * share;
  const whole = Math.round(percent);
  if ((whole !== 0 && whole !== 100) || percent === whole) return String(whole);
  return Math.min(99.9, Math.max(0.1, percent)).toFixed(1);
}

/** A number with so many digits behind the point and a true minus sign. */
export function numberText(value: number, digits: number): string {
  const written = Math.abs(value).toFixed(digits);
  return value < 0 && Number(written) !== 0 ? `−${written}` : written;
}

/** The same with a sign in front where it is not zero. */
export function signedText(value: number, digits: number): string {
  return value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${numberText(value, digits)}` : numberText(value, digits);
}

function wholePercent(rate: number): string {
  const whole = Math.round(100 * rate);
  if (whole === 0 && rate > 0) return '<1';
  if (whole === 100 && rate < 1) return '>99';
  return String(whole);
}
