import quantile from '@stdlib/stats-base-dists-t-quantile';
import { meanOf } from '../numeric/mean-of.ts';
import { covarianceOf, varianceOf } from '../numeric/variance-of.ts';
import { isRateSample, requireTuning, type LabelledCase, type LabelledSample, type PowerTuning } from './labelled-sample.ts';

/** A corrected figure with its interval. */
export interface PredictionPowered {
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/** A corrected mean before it becomes an interval. */
export interface CorrectedMean {
  readonly estimate: number;
  readonly variance: number;
  readonly degrees: number;
  /** Whether all values are 0 or 1. */
  readonly isRate: boolean;
}

/** The mean by prediction-powered inference, predictions counting as `lambda` says; the sample is known to be sound. */
export function correctedMean(sample: LabelledSample, lambda: number): CorrectedMean {
  const { labelled, unlabelled } = sample;
  const isRate = isRateSample(sample);
  const errors = errorsOf(labelled, lambda);
  // For rates, one label more of either kind, against the prediction where that can be: see predictionPoweredMean.
  const spread = varianceOf(isRate ? [...errors, ...errorsOf(unseenOf(sample), lambda)] : errors) / labelled.length;
  const degrees = labelled.length - 1;
  if (lambda === 0) return { estimate: meanOf(errors), variance: spread, degrees, isRate };
  const ofOthers = unlabelled.length < 2 ? 0 : varianceOf(unlabelled) / unlabelled.length;
  return { estimate: lambda * meanOf(unlabelled) + meanOf(errors), variance: lambda * lambda * ofOthers + spread, degrees, isRate };
}

/** Two cases that a sample of rates may have missed; where all predictions are alike, labels can differ one way only. */
function unseenOf({ labelled, unlabelled }: LabelledSample): LabelledCase[] {
  const predictions = new Set([...labelled.map(({ prediction }) => prediction), ...unlabelled]);
  return [1, 0].map((label) => ({ label, prediction: predictions.size === 1 ? (labelled[0]?.prediction ?? label) : 1 - label }));
}

/** What labels have beyond the part of the predictions that counts. */
function errorsOf(labelled: readonly LabelledCase[], lambda: number): number[] {
  return labelled.map(({ label, prediction }) => label - lambda * prediction);
}

/**
 * The lambda of these samples, each of which counts by its share: 'tuned' is what makes the variance of their weighted
 * sum least, Σ share²·Cov(label, prediction)/n over Σ share²·Var(prediction)·(1/n + 1/N), within 0 to 1. 0 where all
 * predictions are equal or nothing is left to predict.
 */
export function lambdaOf(samples: readonly (readonly [sample: LabelledSample, share: number])[], tuning: PowerTuning): number {
  requireTuning(tuning);
  if (samples.every(([{ unlabelled }]) => unlabelled.length === 0)) return 0;
  if (tuning !== 'tuned') return tuning;
  let [covariances, variances] = [0, 0];
  for (const [{ labelled, unlabelled }, share] of samples) {
    if (unlabelled.length === 0) continue;
    const predictions = labelled.map(({ prediction }) => prediction);
    const labels = labelled.map(({ label }) => label);
    covariances += (share ** 2 * covarianceOf(labels, predictions)) / labelled.length;
    variances += share ** 2 * varianceOf([...predictions, ...unlabelled]) * (1 / labelled.length + 1 / unlabelled.length);
  }
  return variances === 0 ? 0 : Math.min(1, Math.max(0, covariances / variances));
}

/** Student's interval of a figure, cut to its range: about the cut figure, so that one from outside keeps its width. */
export function intervalOf(
  { estimate, variance, degrees }: Pick<CorrectedMean, 'estimate' | 'variance' | 'degrees'>,
  { level, range: [least, most] = [-Infinity, Infinity] }: { level: number; range?: readonly [number, number] | undefined },
): PredictionPowered {
  const standardError = Math.sqrt(variance);
  const half = quantile(1 - (1 - level) / 2, degrees) * standardError;
  const within = (value: number): number => Math.min(most, Math.max(least, value));
  const centre = within(estimate);
  return { estimate: centre, standardError, low: within(centre - half), high: within(centre + half) };
}
