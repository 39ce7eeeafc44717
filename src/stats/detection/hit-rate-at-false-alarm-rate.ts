import { requireInsideUnit, requireSameLength } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { clopperPearsonInterval } from '../proportions/clopper-pearson-interval.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';
import { requireScored } from './placements.ts';

/** A rate as it was counted, with its interval. */
export interface CountedRate {
  readonly count: number;
  readonly n: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What a monitor finds where it may raise false alarms at `rate` (in (0, 1)): the lowest `threshold` among the scores
 * from which on flags fall on at most that share of label 0, the hit rate there, and the false-alarm rate with an
 * interval of its own, since the threshold was set by the same cases. `scores` any numbers but NaN, `labels` 0 or 1,
 * both present, `level` in (0, 1).
 *
 * Refused, with the reason, where cases of label 0 are too few to show such a rate even without one false alarm,
 * (1 − rate)^n > 1 − level (fewer than 299 for 1 % at 95 %, 59 for 5 %), or where so many of them share the highest
 * score that no threshold is that sparing. Where cases come in groups, `groups` names the group of each, and the groups of
 * label 0 are counted for that.
 *
 * The threshold is an order statistic of label 0, so the rate beyond it follows a beta distribution, of which the
 * Clopper–Pearson interval takes the two outer cases: it holds although the threshold was chosen. The hit rate has a
 * Wilson interval, at this threshold. Assumes independent cases. Throws `invalid-argument`.
 * Source: Wilks (1941), Annals of Mathematical Statistics 12, 91–96, for coverage of order statistics.
 */
export function hitRateAtFalseAlarmRate({
  scores,
  labels,
  groups,
  rate,
  level,
}: {
  scores: readonly number[];
  labels: readonly number[];
  groups?: readonly string[] | undefined;
  rate: number;
  level: number;
}):
  | { threshold: number; hitRate: CountedRate; falseAlarmRate: CountedRate }
  | { refused: 'too-few-negatives' | 'no-threshold'; reason: string } {
  requireInsideUnit('rate', rate);
  requireInsideUnit('level', level);
  const { ones, zeros } = requireScored(scores, labels);
  if (groups !== undefined) requireSameLength('groups', groups.length, 'labels', labels.length);
  const needed = Math.ceil(Math.log(1 - level) / Math.log1p(-rate) - 1e-9);
  const independent = groups === undefined ? zeros : new Set(groups.filter((_group, index) => at(labels, index) === 0)).size;
  if (independent < needed)
    return {
      refused: 'too-few-negatives',
      reason: `${independent} cases of label 0 cannot show a false-alarm rate of ${rate} at level ${level}; that takes ${needed}`,
    };
  const scoresOfZeros = scores.filter((_score, index) => at(labels, index) === 0).sort((a, b) => (a > b ? -1 : Number(a < b)));
  const allowed = Math.floor(zeros * rate * (1 + 1e-12));
  const tooMany = at(scoresOfZeros, allowed);
  const flagged = [...scores.keys()].filter((index) => at(scores, index) > tooMany);
  if (flagged.length === 0)
    return { refused: 'no-threshold', reason: `more than ${allowed} of ${zeros} cases of label 0 share the highest score` };
  const hits = flagged.filter((index) => at(labels, index) === 1).length;
  return {
    threshold: flagged.reduce((least, index) => Math.min(least, at(scores, index)), Infinity),
    hitRate: counted(hits, ones, wilsonInterval({ count: hits, n: ones, level })),
    falseAlarmRate: counted(flagged.length - hits, zeros, clopperPearsonInterval({ count: flagged.length - hits, n: zeros, level })),
  };
}

function counted(count: number, n: number, interval: { low: number; high: number }): CountedRate {
  return { count, n, rate: count / n, ...interval };
}
