import { at } from '../numeric/at.ts';
import { requireScored } from './placements.ts';

/** A place on a ROC curve: what flagging every score from `threshold` on gives; a threshold of null flags nothing. */
export interface RocPoint {
  readonly threshold: number | null;
  readonly hits: number;
  readonly hitRate: number;
  readonly falseAlarms: number;
  readonly falseAlarmRate: number;
}

/**
 * The empirical ROC curve: `scores` any numbers but NaN, `labels` 0 or 1, both present. The points go from (0, 0), where
 * nothing is flagged, by falling threshold over every score that occurs to (1, 1); straight lines between them enclose
 * the area that `auc` gives. Throws `invalid-argument`. Source: Fawcett (2006), Pattern Recognition Letters 27,
 * 861–874, section 5.
 */
export function rocCurve({ scores, labels }: { scores: readonly number[]; labels: readonly number[] }): { points: RocPoint[] } {
  const { ones, zeros } = requireScored(scores, labels);
  const descending = [...scores.keys()].sort((a, b) => (at(scores, a) > at(scores, b) ? -1 : Number(at(scores, a) < at(scores, b))));
  const points: RocPoint[] = [{ threshold: null, hits: 0, hitRate: 0, falseAlarms: 0, falseAlarmRate: 0 }];
  let [hits, falseAlarms] = [0, 0];
  for (const [place, index] of descending.entries()) {
    if (at(labels, index) === 1) hits += 1;
    else falseAlarms += 1;
    const threshold = at(scores, index);
    const next = descending[place + 1];
    if (next !== undefined && at(scores, next) === threshold) continue;
    points.push({ threshold, hits, hitRate: hits / ones, falseAlarms, falseAlarmRate: falseAlarms / zeros });
  }
  return { points };
}
