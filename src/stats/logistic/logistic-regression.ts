import { readDesign } from './design.ts';
import { toLogisticFit, type LogisticFit } from './logistic-fit.ts';
import { maximumLikelihood } from './maximum-likelihood.ts';

/**
 * Logistic regression by maximum likelihood, as R's `glm(family = binomial)`.
 * `x` holds rows of predictors without the intercept (rows may be empty), `y` is 0 or 1 for each row; the result
 * lists the intercept first. Standard errors are from Fisher's information. Assumes independent rows and log odds
 * that are linear in the predictors. Throws `invalid-argument`, also for a predictor that is constant or determined
 * by others, and for separation (also one cell in which all outcomes are equal): use `firthLogisticRegression` there.
 * Source: McCullagh and Nelder (1989), Generalized Linear Models, chapter 4.
 */
export function logisticRegression({ x, y }: { x: readonly (readonly number[])[]; y: readonly number[] }): LogisticFit {
  const design = readDesign(x, y);
  const { coefficients, information } = maximumLikelihood(design);
  return toLogisticFit(design, coefficients, information.invert());
}
