import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invalidArgument, requireInsideUnit, requireWhole } from '../arguments.ts';

/** A figure with its interval. */
export interface Measured {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How well a judge tells two kinds of cases apart (d′), and from where on it says yes (the criterion c), apart from each
 * other: `hits` among `positives`, `falseAlarms` among `negatives` (both at least 1), `level` in (0, 1).
 * d′ = z(H) − z(F): 0 for a judge that does not tell, about 2 for 84 % hits at 16 % false alarms. c = −(z(H) + z(F))/2:
 * 0 unbiased, above it slow to say yes. Both rates with the log-linear correction, half a case added to each count and
 * one to each number, which keeps d′ finite and draws it slightly towards 0. Normal intervals by the variance of
 * Gourevitch and Galanter at the corrected rates. Assumes independent cases and normal evidence of equal spread: where
 * spreads differ, d′ and c depend on the threshold, and the AUC is to be preferred. Where cases come in groups, `effective`
 * gives the numbers of independent cases that tell as much (`effectiveSize`; any numbers above 0, at most their own), by
 * which the intervals are taken; the estimates stay. Throws `invalid-argument`.
 * Source: Hautus (1995), Behavior Research Methods, Instruments, & Computers 27, 46–51; Stanislaw and Todorov (1999),
 * the same 31, 137–149; Gourevitch and Galanter (1967), Psychometrika 32, 25–33.
 */
export function signalDetection({
  hits,
  positives,
  falseAlarms,
  negatives,
  effective = { positives, negatives },
  level,
}: {
  hits: number;
  positives: number;
  falseAlarms: number;
  negatives: number;
  effective?: { positives: number; negatives: number };
  level: number;
}): { dPrime: Measured; criterion: Measured } {
  requireShare('hits', hits, 'positives', positives);
  requireShare('falseAlarms', falseAlarms, 'negatives', negatives);
  requireInsideUnit('level', level);
  const [ofHits, ofFalseAlarms] = [correctedScore(hits, positives), correctedScore(falseAlarms, negatives)];
  requireSizes(effective, { positives, negatives });
  const [fromHits, fromFalseAlarms] = [
    correctedScore((hits * effective.positives) / positives, effective.positives),
    correctedScore((falseAlarms * effective.negatives) / negatives, effective.negatives),
  ];
  const half = quantile(1 - (1 - level) / 2, 0, 1) * Math.sqrt(fromHits.variance + fromFalseAlarms.variance);
  const around = (estimate: number, { centre, reach }: { centre: number; reach: number }): Measured => ({
    estimate,
    low: Math.min(estimate, centre - reach),
    high: Math.max(estimate, centre + reach),
  });
  return {
    dPrime: around(ofHits.z - ofFalseAlarms.z, { centre: fromHits.z - fromFalseAlarms.z, reach: half }),
    criterion: around(-(ofHits.z + ofFalseAlarms.z) / 2, { centre: -(fromHits.z + fromFalseAlarms.z) / 2, reach: half / 2 }),
  };
}

/** The normal score of a rate after the log-linear correction, and its variance. */
function correctedScore(count: number, n: number): { z: number; variance: number } {
  const z = logLinearScore(count, n);
  const rate = (count + 0.5) / (n + 1);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return { z, variance: (rate * (1 - rate)) / ((n + 1) * density ** 2) };
}

/** z of a rate with half a case added to its count and one to its number. */
export function logLinearScore(count: number, n: number): number {
  return quantile((count + 0.5) / (n + 1), 0, 1);
}

function requireSizes(effective: { positives: number; negatives: number }, all: { positives: number; negatives: number }): void {
  for (const name of ['positives', 'negatives'] as const)
    if (!(effective[name] > 0 && effective[name] <= all[name]))
      throw invalidArgument(`effective ${name} must lie above 0 and be at most ${all[name]}; they are ${effective[name]}`);
}

function requireShare(countName: string, count: number, ofName: string, n: number): void {
  requireWhole(ofName, n, 1);
  requireWhole(countName, count);
  if (count > n)
    throw invalidArgument(`${countName} must be at most ${ofName}; it is ${count} of ${n}`, { [countName]: count, [ofName]: n });
}
