import { invalidArgument, requireInsideUnit } from '../arguments.ts';
import { meanOf } from '../numeric/mean-of.ts';
import { covarianceOf, varianceOf } from '../numeric/variance-of.ts';
import { intervalOf, type PredictionPowered } from './corrected-mean.ts';
import { isRateSample, requireSample, requireTuning, type LabelledCase, type PowerTuning } from './labelled-sample.ts';

/**
 * `predictionPoweredMean` where each case had its own known chance of being labelled, drawn independently of the
 * others, such as more for those of which the judge was unsure: `labelled` cases with their `probability` in (0, 1],
 * `unlabelled` predictions of all cases that were not drawn. A label counts 1/probability: mean over all cases of
 * λ·prediction + (label − λ·prediction)/probability where labelled. The spread over cases gives the variance; for rates
 * one disagreement more to either side, of mean weight. Chances must be above 0 for every case, or what is never
 * labelled is taken from the judge unseen. For fixed numbers a stratum, `stratifiedPredictionPoweredMean` is narrower.
 * Student's t with one degree of freedom less than labels. Throws `invalid-argument`.
 * Source: Horvitz and Thompson (1952), JASA 47, 663–685; Zrnic and Candès (2024), arXiv 2403.03208, section 3.
 */
export function weightedPredictionPoweredMean({
  labelled,
  unlabelled,
  lambda: tuning,
  level,
}: {
  labelled: readonly (LabelledCase & { readonly probability: number })[];
  unlabelled: readonly number[];
  lambda: PowerTuning;
  level: number;
}): PredictionPowered & { lambda: number } {
  requireSample({ labelled, unlabelled }, 0);
  requireTuning(tuning);
  requireInsideUnit('level', level);
  for (const { probability } of labelled)
    if (!(probability > 0 && probability <= 1))
      throw invalidArgument(`each probability must lie above 0 and be at most 1; one is ${probability}`, { probability });
  // Of each case, what its label alone contributes, and what lambda adds of its prediction.
  const ofLabels = [...labelled.map(({ label, probability }) => label / probability), ...unlabelled.map(() => 0)];
  const ofPredictions = [...labelled.map(({ prediction, probability }) => prediction * (1 - 1 / probability)), ...unlabelled];
  const lambda = tuning === 'tuned' ? tunedLambda(ofLabels, ofPredictions) : tuning;
  const terms = ofLabels.map((term, index) => term + lambda * (ofPredictions[index] ?? 0));
  const isRate = isRateSample({ labelled, unlabelled });
  const weight = meanOf(labelled.map(({ probability }) => 1 / probability)) / terms.length;
  const variance = varianceOf(terms) / terms.length + (isRate ? (1 + lambda ** 2) * weight ** 2 : 0);
  const figure = { estimate: meanOf(terms), variance, degrees: labelled.length - 1 };
  return { ...intervalOf(figure, { level, range: isRate ? [0, 1] : undefined }), lambda };
}

/** What makes the spread of label + lambda · prediction least, within 0 to 1. */
function tunedLambda(ofLabels: readonly number[], ofPredictions: readonly number[]): number {
  const variance = varianceOf(ofPredictions);
  return variance === 0 ? 0 : Math.min(1, Math.max(0, -covarianceOf(ofLabels, ofPredictions) / variance));
}
