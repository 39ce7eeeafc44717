import { isBeyondChance, type AuditArm, type AuditChange, type AuditRate, type AuditVerdict, type Interval } from '../../../spec/index.ts';
import { numberText, signedText } from '../../figures/number-text.ts';
import { percent } from '../../figures-in-words.ts';

/** A share with its interval and items: `73 % [60 to 83] 44/60`; what missing verdicts could make of it where there are any. */
export function rateText({ count, n, missing, rate, interval, bounds }: AuditRate): string {
  if (rate === null || interval === null) return missing === 0 ? 'no items' : `no verdict on ${missing}`;
  const worst = missing === 0 ? '' : `, with ${missing} missing ${percentRange(bounds)}`;
  return `${percent(rate)} [${percentRange(interval)}] ${count}/${n}${worst}`;
}

/** Two shares as `60 to 83`, in percent. */
export function percentRange({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${percent(low).replace(' %', '')} to ${percent(high).replace(' %', '')}`;
}

/** A figure with its interval, of so many digits. */
export function figureText({ estimate, interval }: { estimate: number | null; interval: Interval | null }, digits: number): string {
  if (estimate === null) return 'no value';
  return `${numberText(estimate, digits)}${interval === null ? '' : ` [${numberText(interval.low, digits)} to ${numberText(interval.high, digits)}]`}`;
}

/** A change with its interval, in a unit `factor` times smaller; `*` where it is beyond chance by the adjusted test. */
export function changeText(change: AuditChange | null, { factor = 1, digits = 1 }: { factor?: number; digits?: number } = {}): string {
  if (change === null) return '–';
  const { estimate, interval } = change;
  const number = (value: number): string => signedText(value * factor, digits);
  return `${number(estimate)} [${number(interval.low)} to ${number(interval.high)}]${isBeyondChance(change) ? ' *' : ''}`;
}

/** The mean of a figure over harmful or innocent items, with its interval. */
export function meanText({ means }: Pick<AuditArm, 'means'>, of: string, truth: 'harmful' | 'innocent'): string {
  const mean = means.find((one) => one.of === of && one.truth === truth);
  if (mean === undefined) return 'no value';
  const text = of === 'gradeError' ? signedText : numberText;
  const { interval } = mean;
  return `${text(mean.mean, 1)}${interval === null ? '' : ` [${text(interval.low, 1)} to ${text(interval.high, 1)}]`}`;
}

/** A risk of so many with its interval: `23 [12 to 38]`. */
export function riskText({ expected, interval: { low, high } }: NonNullable<AuditVerdict['risk']>['missedPer100Harmful']): string {
  return `${numberText(expected, 0)} [${numberText(low, 0)} to ${numberText(high, 0)}]`;
}

/** What missing verdicts could at worst make of a change; empty where none is missing. */
export function changeBoundsText(change: AuditChange | null, factor = 1): string {
  const bounds = change?.bounds ?? null;
  if (bounds === null) return '–';
  const { low, high } = bounds;
  return `${signedText(low * factor, 1)} to ${signedText(high * factor, 1)}`;
}
