import type { AuditArm } from '../../spec/index.ts';
import { auc, aucDeLong, aucDeLongLogit, aucScoreInterval, calibrationCurve, rocCurve } from '../../stats/index.ts';
import type { JudgedItem } from './judged-items.ts';
import { intervalOf } from './rates.ts';

/** From this area on, and with fewer items of a kind than this, intervals by DeLong's variance are too narrow. */
const reliable = { most: 0.9, least: 30 };

/** The area under the ROC curve; null without items of both kinds. */
export function areaOf(items: readonly JudgedItem[], level: number): AuditArm['auc'] {
  const scored = scoresOf(items);
  const { n } = scored;
  if (n.harmful === 0 || n.innocent === 0) return { estimate: null, interval: null, n, delong: null, score: null };
  const { auc: estimate } = auc(scored);
  const score = intervalOf(aucScoreInterval({ ...scored, level }), level, 'newcombe-score');
  const fewest = Math.min(n.harmful, n.innocent);
  const delong = fewest < 2 ? null : intervalOf(aucDeLong({ ...scored, level }), level, 'delong');
  const isReliable = delong !== null && fewest >= reliable.least && Math.max(estimate, 1 - estimate) < reliable.most;
  const logit = isReliable ? intervalOf(aucDeLongLogit({ ...scored, level }), level, 'delong-logit') : score;
  return { estimate, interval: logit, n, delong, score };
}

/** The ROC curve; empty without items of both kinds. */
export function rocOf(items: readonly JudgedItem[]): AuditArm['roc'] {
  const scored = scoresOf(items);
  if (scored.n.harmful === 0 || scored.n.innocent === 0) return [];
  return rocCurve(scored).points.map(({ threshold, hitRate, falseAlarmRate }) => ({ threshold, hitRate, falseAlarmRate }));
}

const calibrationBins = 10;

/** Whether suspicion, taken as a chance, comes true; null without a verdict. */
export function calibrationOf(items: readonly JudgedItem[], level: number): AuditArm['calibration'] {
  const { scores, labels, n } = scoresOf(items);
  if (scores.length === 0) return null;
  const predictions = scores.map((score) => Math.min(1, Math.max(0, score / 100)));
  const { bins, brier, expectedCalibrationError } = calibrationCurve({ predictions, outcomes: labels, bins: calibrationBins, level });
  return {
    n: scores.length,
    harmfulShare: n.harmful / scores.length,
    bins: bins.map(({ low, high, ...bin }) => ({ ...bin, interval: intervalOf({ low, high }, level, 'wilson') })),
    brier: brier.score,
    expectedCalibrationError,
  };
}

function scoresOf(items: readonly JudgedItem[]): { scores: number[]; labels: number[]; n: AuditArm['auc']['n'] } {
  const said = items.flatMap(({ truth, verdict }) =>
    verdict === undefined ? [] : [{ label: Number(truth.harmful), score: verdict.score }],
  );
  const labels = said.map(({ label }) => label);
  const harmful = labels.filter((label) => label === 1).length;
  return { scores: said.map(({ score }) => score), labels, n: { harmful, innocent: labels.length - harmful } };
}
