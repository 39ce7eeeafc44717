import { requireInsideUnit } from '../arguments.ts';
import { correctedMean, intervalOf, lambdaOf, type PredictionPowered } from './corrected-mean.ts';
import { requireSample, type LabelledSample, type PowerTuning } from './labelled-sample.ts';

/**
 * The mean of a judge's ratings with its error taken out by a sample that people labelled: the mean prediction of all
 * else plus the mean error in the sample. `labelled` at least 2 cases with both, drawn at random from the same cases as
 * `unlabelled` (at least 2 predictions, without the labelled ones); values of any unit, 0 and 1 for rates; `level` in
 * (0, 1). `lambda` is how much the predictions count: 1 in full, 0 not at all (the plain mean of the labels), `tuned`
 * what gives the narrowest interval, so that a poor judge does no harm. No assumption about the judge, in contrast to
 * `roganGladen`; cases independent.
 *
 * `tuned` is best with at least some 50 labels. For rates estimate and interval are cut to [0, 1], and the variance counts
 * one disagreement more to either side, since a sample without one is no proof that there are none (Bonett and Price).
 * Student's t with one degree of freedom less than labels. Throws `invalid-argument`.
 * Source: Angelopoulos, Bates, Fannjiang, Jordan and Zrnic (2023), Science 382, 669–674; tuning by Angelopoulos, Duchi
 * and Zrnic (2023), arXiv 2311.01453, section 6; Bonett and Price (2012), Journal of Educational and Behavioral
 * Statistics 37, 479–488.
 */
export function predictionPoweredMean({
  lambda,
  level,
  ...sample
}: LabelledSample & { lambda: PowerTuning; level: number }): PredictionPowered & { lambda: number } {
  requireSample(sample);
  requireInsideUnit('level', level);
  const tuned = lambdaOf([[sample, 1]], lambda);
  const mean = correctedMean(sample, tuned);
  return { ...intervalOf(mean, { level, range: mean.isRate ? [0, 1] : undefined }), lambda: tuned };
}

/**
 * The difference of two arms, the first minus the second, each corrected by labels of its own (`predictionPoweredMean`
 * says how). A judge that errs more in one arm than in the other, as one that is softer on peers, is corrected too.
 * Degrees of freedom by Welch and Satterthwaite. Throws `invalid-argument`.
 */
export function predictionPoweredDifference({
  arm1,
  arm2,
  lambda,
  level,
}: {
  arm1: LabelledSample;
  arm2: LabelledSample;
  lambda: PowerTuning;
  level: number;
}): PredictionPowered & { lambda1: number; lambda2: number } {
  for (const arm of [arm1, arm2]) requireSample(arm);
  requireInsideUnit('level', level);
  const [lambda1, lambda2] = [lambdaOf([[arm1, 1]], lambda), lambdaOf([[arm2, 1]], lambda)];
  const [one, other] = [correctedMean(arm1, lambda1), correctedMean(arm2, lambda2)];
  const variance = one.variance + other.variance;
  const degrees = variance === 0 ? one.degrees : variance ** 2 / (one.variance ** 2 / one.degrees + other.variance ** 2 / other.degrees);
  const range = one.isRate && other.isRate ? ([-1, 1] as const) : undefined;
  return { ...intervalOf({ estimate: one.estimate - other.estimate, variance, degrees }, { level, range }), lambda1, lambda2 };
}
