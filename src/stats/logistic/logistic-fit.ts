import { at } from '../numeric/at.ts';
import type { Matrix } from '../numeric/symmetric-matrix.ts';
import type { Design } from './design.ts';

/** A fitted logistic regression, the intercept first. */
export interface LogisticFit {
  /** Log odds ratios per unit of the predictors. */
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** The covariance of the coefficients, for contrasts of them. */
  readonly covariance: readonly (readonly number[])[];
}

/** The fit in the units of the predictors, from coefficients and covariance of the standardised ones. */
export function toLogisticFit(design: Design, coefficients: Float64Array, covariance: Matrix): LogisticFit {
  const given = design.covarianceInGivenUnits(covariance);
  return {
    coefficients: design.toGivenUnits(coefficients),
    standardErrors: given.map((row, index) => Math.sqrt(at(row, index))),
    covariance: given,
  };
}
