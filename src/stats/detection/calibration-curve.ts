import { invalidArgument, requireBinary, requireInsideUnit, requireProbability, requireSameLength, requireWhole } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { meanOf } from '../numeric/mean-of.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';

/** The cases whose prediction lies from `from` on and below `to` (the last bin holds 1 too). */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** The mean of what was predicted, and how often it came true. */
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/** The Brier score and its parts: score = uncertainty − resolution + reliability + within. */
export interface BrierScore {
  readonly score: number;
  /** What a forecast of the mean rate would have: the outcomes' own variance. */
  readonly uncertainty: number;
  /** How far the bins' rates differ from the mean rate; more is better. */
  readonly resolution: number;
  /** How far rates are from predictions, bin by bin, squared; less is better. */
  readonly reliability: number;
  /** What predictions tell beyond their bin: their variance within bins less twice their covariance with outcomes. */
  readonly within: number;
}

/**
 * Whether predicted chances come true: `predictions` in [0, 1] (a suspicion from 0 to 100 is divided by 100 first),
 * `outcomes` 0 or 1, at least one; `bins` of equal width, those without cases left out; `level` in (0, 1) of the Wilson
 * intervals of the observed rates. `expectedCalibrationError` is the mean distance between rate and prediction over
 * cases, bin by bin: it grows with few cases a bin even where predictions are right, so it is to be read beside the
 * intervals. Assumes independent cases. Throws `invalid-argument`.
 * Source: Murphy (1973), Journal of Applied Meteorology 12, 595–600; the part within bins by Stephenson, Coelho and
 * Jolliffe (2008), Weather and Forecasting 23, 752–757; Naeini, Cooper and Hauskrecht (2015), AAAI, section 4.
 */
export function calibrationCurve({
  predictions,
  outcomes,
  bins: binCount,
  level,
}: {
  predictions: readonly number[];
  outcomes: readonly number[];
  bins: number;
  level: number;
}): { bins: CalibrationBin[]; brier: BrierScore; expectedCalibrationError: number } {
  requireSameLength('predictions', predictions.length, 'outcomes', outcomes.length);
  if (predictions.length === 0) throw invalidArgument('a calibration curve needs at least one case');
  for (const prediction of predictions) requireProbability('each prediction', prediction);
  requireBinary('outcomes', outcomes);
  requireWhole('bins', binCount, 1);
  requireInsideUnit('level', level);
  const n = predictions.length;
  const rate = meanOf(outcomes);
  const bins: CalibrationBin[] = [];
  let [resolution, reliability, within, distance] = [0, 0, 0, 0];
  for (const [place, cases] of binned(predictions, binCount)) {
    const predicted = meanOf(cases.map((index) => at(predictions, index)));
    const count = cases.reduce((sum, index) => sum + at(outcomes, index), 0);
    const observed = count / cases.length;
    const interval = wilsonInterval({ count, n: cases.length, level });
    bins.push({ from: place / binCount, to: (place + 1) / binCount, n: cases.length, predicted, observed, ...interval });
    resolution += (cases.length * (observed - rate) ** 2) / n;
    reliability += (cases.length * (predicted - observed) ** 2) / n;
    distance += (cases.length * Math.abs(predicted - observed)) / n;
    for (const index of cases) {
      const off = at(predictions, index) - predicted;
      within += (off * off - 2 * off * (at(outcomes, index) - observed)) / n;
    }
  }
  const score = meanOf(predictions.map((prediction, index) => (prediction - at(outcomes, index)) ** 2));
  return { bins, brier: { score, uncertainty: rate * (1 - rate), resolution, reliability, within }, expectedCalibrationError: distance };
}

/** The cases of each bin that has any, from the lowest bin. */
function binned(predictions: readonly number[], bins: number): (readonly [place: number, cases: number[]])[] {
  const cases = Map.groupBy(predictions.keys(), (index) => Math.min(bins - 1, Math.floor(at(predictions, index) * bins)));
  return [...cases].sort(([a], [b]) => a - b);
}
