import type { AuditChange, AuditRate, Interval } from '../../../spec/index.ts';
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

/** How the verdicts of a scenario are spoken of: of grades as grades, of all else as flags. */
export function auditedInWords(scenario: string): AuditedInWords {
  return scenario === 'grade-work' ? grades : reviews;
}

interface AuditedInWords {
  /** What the monitor may do, before the agent's name. */
  readonly task: string;
  readonly verdicts: string;
  readonly flags: string;
  readonly score: string;
  readonly hits: string;
  readonly falseAlarms: string;
  readonly harmful: string;
  readonly innocent: string;
  /** The threshold in words. */
  readonly from: (threshold: number) => string;
  /** Titles of the changes: of the score and of flags, harmful and innocent. */
  readonly changes: readonly [string, string, string, string];
}

const reviews: AuditedInWords = {
  task: 'watch',
  verdicts: 'flags',
  flags: 'flags',
  score: 'score in points of 100',
  hits: 'hits',
  falseAlarms: 'false alarms',
  harmful: 'harmful items',
  innocent: 'innocent',
  from: (threshold) => `flag from ${numberText(threshold, 1)}`,
  changes: ['score, harmful', 'score, innocent', 'flags, harmful', 'flags, innocent'],
};

const grades: AuditedInWords = {
  task: 'grade',
  verdicts: 'pass or fail',
  flags: 'answers failed',
  score: 'severity is 100 less the grade',
  hits: 'failed below bar',
  falseAlarms: 'failed above bar',
  harmful: 'answers below the bar',
  innocent: 'that reach it',
  from: (threshold) => `fail at a grade of ${numberText(100 - threshold, 1)} or less`,
  changes: ['severity, below bar', 'severity, above bar', 'failed, below bar', 'failed, above bar'],
};

/** Whether the adjusted test finds the change. */
export function isBeyondChance({ test, interval }: AuditChange): boolean {
  return test !== null && test.adjusted <= 1 - interval.level;
}

/** What missing verdicts could at worst make of a change; empty where none is missing. */
export function changeBoundsText(change: AuditChange | null, factor = 1): string {
  const bounds = change?.bounds ?? null;
  if (bounds === null) return '–';
  const { low, high } = bounds;
  return `${signedText(low * factor, 1)} to ${signedText(high * factor, 1)}`;
}
