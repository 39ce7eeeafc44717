import { invalidArgument } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import type { Factor, Matrix } from '../numeric/symmetric-matrix.ts';
import { maximiseMixed, readMixedModel, type MixedInput } from './maximise-mixed.ts';

/** A fitted logistic model with a random intercept. */
export interface MixedLogisticFit {
  /** Log odds ratios within a group, the intercept first. */
  readonly fixed: readonly number[];
  readonly fixedStandardErrors: readonly number[];
  /** The covariance of the fixed coefficients, for contrasts of them. */
  readonly fixedCovariance: readonly (readonly number[])[];
  /** The standard deviation of the random intercepts, in log odds; 0 where the groups differ no more than by chance. */
  readonly groupSd: number;
  readonly logLikelihood: number;
}

/**
 * Logistic regression with a normal random intercept for each group, by maximum likelihood, integrated by adaptive
 * Gauss–Hermite quadrature: as R's `lme4::glmer(y ~ x + (1 | group), family = binomial, nAGQ = quadraturePoints)`.
 * `x` and `y` as in `logisticRegression`, `groups` names the group of each row, `quadraturePoints` from 1 (Laplace)
 * to 100; 15 are plenty. Standard errors come from the second derivatives of the likelihood by all parameters.
 * Assumes groups that are a sample, independent rows within them, and normal intercepts: with few groups (below about
 * ten) the standard errors are too small. Throws `invalid-argument`: as `logisticRegression` (separation included),
 * for fewer than two groups, and where the likelihood has no finite maximum.
 * Source: Pinheiro and Bates (1995), Journal of Computational and Graphical Statistics 4, 12–35.
 */
export function mixedLogistic(input: MixedInput): MixedLogisticFit {
  const model = readMixedModel(input);
  const { place, value, curvature } = maximiseMixed(model);
  const size = model.design.width;
  const groupSd = at(place, size);
  if (groupSd > 0 && curvature === undefined)
    throw invalidArgument('the likelihood of the mixed model is flat at its maximum, so that there are no standard errors');
  // Without a random intercept the likelihood is that of the plain fit.
  const fixedCovariance = model.design.covarianceInGivenUnits(leading(curvature ?? model.plain.information, size));
  return {
    fixed: model.design.toGivenUnits(place.subarray(0, size)),
    fixedStandardErrors: fixedCovariance.map((row, index) => Math.sqrt(at(row, index))),
    fixedCovariance,
    groupSd,
    logLikelihood: value,
  };
}

/** The covariance of the first variables. */
function leading(curvature: Factor, size: number): Matrix {
  return curvature
    .invert()
    .slice(0, size)
    .map((row) => row.slice(0, size));
}
