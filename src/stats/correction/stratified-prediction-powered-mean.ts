import { invalidArgument, requireInsideUnit } from '../arguments.ts';
import { correctedMean, intervalOf, lambdaOf, type PredictionPowered } from './corrected-mean.ts';
import { isRateSample, requireSample, type LabelledSample, type PowerTuning } from './labelled-sample.ts';

/**
 * `predictionPoweredMean` where the labels were drawn by stratum, each with a chance of its own, as `neymanAllocation`
 * says: `strata` of at least 2 labelled cases, drawn at random within the stratum, and the predictions of its other cases
 * (perhaps none); of rates, a stratum may also be of one case alone, with its label. Each stratum is corrected by itself and
 * counts by its number of cases, so that every label stands for N_h/n_h of them: the inverse of its chance. `lambda` is one
 * for all. Degrees of freedom by Satterthwaite; the strata's sizes are a sample too, which adds the variance of their means.
 * Assumes that cases are independent, and strata fixed before labels were seen. Throws `invalid-argument`.
 * Source: Cochran (1977), Sampling Techniques, sections 5.3 and 5.4; Fisch, Maynez, Hofer, Dhingra, Globerson and Cohen
 * (2024), arXiv 2406.04291, section 4.
 */
export function stratifiedPredictionPoweredMean({
  strata,
  lambda,
  level,
}: {
  strata: readonly LabelledSample[];
  lambda: PowerTuning;
  level: number;
}): PredictionPowered & { lambda: number } {
  requireInsideUnit('level', level);
  if (strata.length === 0) throw invalidArgument('a stratified mean needs at least one stratum');
  for (const stratum of strata) if (!isOneLabelledRate(stratum)) requireSample(stratum, 0);
  const cases = strata.reduce((sum, { labelled, unlabelled }) => sum + labelled.length + unlabelled.length, 0);
  const shared = strata.map((stratum) => [stratum, (stratum.labelled.length + stratum.unlabelled.length) / cases] as const);
  const tuned = lambdaOf(shared, lambda);
  // Where all cases of a stratum have a label, there is nothing left to predict.
  const parts = shared.map(([stratum, share]) => ({ share, mean: correctedMean(stratum, stratum.unlabelled.length === 0 ? 0 : tuned) }));
  const estimate = parts.reduce((sum, { mean, share }) => sum + share * mean.estimate, 0);
  const ofMeans = parts.reduce((sum, { mean, share }) => sum + (share * (mean.estimate - estimate) ** 2) / cases, 0);
  const variances = parts.map(({ mean, share }) => share ** 2 * mean.variance);
  const within = variances.reduce((sum, variance) => sum + variance, 0);
  const weighed = parts.reduce((sum, { mean }, index) => sum + (variances[index] ?? 0) ** 2 / Math.max(1, mean.degrees), 0);
  const degrees = weighed === 0 ? parts.reduce((sum, { mean }) => sum + mean.degrees, 0) : within ** 2 / weighed;
  const isRate = strata.every(isRateSample);
  const interval = intervalOf({ estimate, variance: within + ofMeans, degrees }, { level, range: isRate ? [0, 1] : undefined });
  return { ...interval, lambda: tuned };
}

/** A stratum of one case that is known; its variance is that of the two cases that any sample of rates may have missed. */
function isOneLabelledRate(stratum: LabelledSample): boolean {
  return stratum.labelled.length === 1 && stratum.unlabelled.length === 0 && isRateSample(stratum);
}
