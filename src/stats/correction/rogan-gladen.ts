import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireInsideUnit, requireProportion } from '../arguments.ts';
import { newcombeInterval } from '../two-arms/newcombe-interval.ts';

/** So many of so many. */
export interface CountOf {
  readonly count: number;
  readonly n: number;
}

/** Why a rate cannot be corrected by the judge's error. */
export type RoganGladenRefusal = 'near-chance' | 'below-zero' | 'above-one' | 'all-may-be-false-alarms' | 'all-may-be-misses';

/** The corrected rate, or why there is none. A refusal keeps the interval: it holds also there, from 0 or up to 1. */
export type RoganGladen =
  | { readonly estimate: number; readonly low: number; readonly high: number }
  | { readonly refused: RoganGladenRefusal; readonly reason: string; readonly low: number; readonly high: number };

/**
 * The true rate behind a judge's rate: (observed + specificity − 1) / (sensitivity + specificity − 1). `observed` is
 * what the judge called so, `sensitivity` what it called so of cases that are, `specificity` what it did not call so of
 * cases that are not, each of at least one; `level` in (0, 1). The interval takes all three as estimates.
 *
 * Assumes three independent samples, and that the judge errs as often in what was observed as in what it was calibrated
 * on: not so where those were easier. Refused, with the first reason that applies,
 * - `near-chance`: the judge is not shown to be better than chance (Newcombe's interval of sensitivity + specificity − 1
 *   reaches 0), so that nothing can be divided by it; the interval is then 0 to 1;
 * - `below-zero`, `above-one`: the observed rate lies below the judge's false alarms, or above its sensitivity;
 * - `all-may-be-false-alarms`: the false-alarm rate is too uncertain for a behaviour so rare (Newcombe's interval of
 *   observed less false-alarm rate reaches 0); `all-may-be-misses`: the same of the sensitivity and a rate near 1.
 * To report only what is not refused selects high estimates of rare behaviours; so what is refused has its interval.
 * Throws `invalid-argument`. Source: Rogan and Gladen (1978), American Journal of Epidemiology 107, 71–76; interval by
 * Lang and Reiczigel (2014), Preventive Veterinary Medicine 113, 13–22, section 2.
 */
export function roganGladen({
  observed,
  sensitivity,
  specificity,
  level,
}: {
  observed: CountOf;
  sensitivity: CountOf;
  specificity: CountOf;
  level: number;
}): RoganGladen {
  for (const [name, counts] of Object.entries({ observed, sensitivity, specificity })) requireCountOf(name, counts);
  requireInsideUnit('level', level);
  const rate = observed.count / observed.n;
  const falseAlarms = { count: specificity.n - specificity.count, n: specificity.n };
  const falseAlarmRate = falseAlarms.count / falseAlarms.n;
  const hitRate = sensitivity.count / sensitivity.n;
  const refuse = (refused: RoganGladenRefusal, reason: string, interval: { low: number; high: number }): RoganGladen => ({
    refused,
    reason,
    ...interval,
  });
  if (difference(sensitivity, falseAlarms, level).low <= 0)
    return refuse('near-chance', `the judge says so in ${hitRate} of true and ${falseAlarmRate} of other cases, which may be chance`, {
      low: 0,
      high: 1,
    });
  const interval = langReiczigel({ observed, sensitivity, specificity, level });
  if (rate < falseAlarmRate)
    return refuse('below-zero', `the observed rate of ${rate} lies below the judge's false-alarm rate of ${falseAlarmRate}`, interval);
  if (rate > hitRate) return refuse('above-one', `the observed rate of ${rate} lies above the judge's sensitivity of ${hitRate}`, interval);
  if (difference(observed, falseAlarms, level).low <= 0)
    return refuse(
      'all-may-be-false-alarms',
      `the observed rate of ${rate} does not stand out from a false-alarm rate of ${falseAlarms.count} in ${falseAlarms.n}`,
      interval,
    );
  if (difference(sensitivity, observed, level).low <= 0)
    return refuse(
      'all-may-be-misses',
      `the observed rate of ${rate} does not stand out from a sensitivity of ${sensitivity.count} in ${sensitivity.n}`,
      interval,
    );
  return { estimate: (rate - falseAlarmRate) / (hitRate - falseAlarmRate), ...interval };
}

/** Lang and Reiczigel's interval: a Wald interval from shrunken counts, moved by what their uncertainty bends. */
function langReiczigel({
  observed,
  sensitivity,
  specificity,
  level,
}: {
  observed: CountOf;
  sensitivity: CountOf;
  specificity: CountOf;
  level: number;
}): { low: number; high: number } {
  const z = quantile(1 - (1 - level) / 2, 0, 1);
  const shrunken = ({ count, n }: CountOf, added: number): { rate: number; variance: number } => {
    const rate = (count + added / 2) / (n + added);
    return { rate, variance: (rate * (1 - rate)) / (n + added) };
  };
  const [seen, hits, rejections] = [shrunken(observed, z * z), shrunken(sensitivity, 2), shrunken(specificity, 2)];
  const youden = hits.rate + rejections.rate - 1;
  const rate = (seen.rate + rejections.rate - 1) / youden;
  const half = (z * Math.sqrt(seen.variance + rate ** 2 * hits.variance + (1 - rate) ** 2 * rejections.variance)) / youden;
  const shift = 2 * z * z * (rate * hits.variance - (1 - rate) * rejections.variance);
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  return { low: within(rate + shift - half), high: within(rate + shift + half) };
}

function difference(one: CountOf, other: CountOf, level: number): { low: number } {
  return newcombeInterval({ count1: one.count, n1: one.n, count2: other.count, n2: other.n, level });
}

function requireCountOf(name: string, counts: CountOf): void {
  try {
    requireProportion(counts);
  } catch (cause) {
    throw invalidArgument(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { [name]: counts });
  }
}
