import { invalidArgument } from '../arguments.ts';
import { at, numberAt } from '../numeric/at.ts';
import { factorise, type Factor } from '../numeric/symmetric-matrix.ts';
import { countRows, type CountedRows } from './counted-rows.ts';
import { readDesign } from './design.ts';
import { chance, informationOf, logLikelihoodOf, logOddsOf, residualAt, scoreOf, weightAt } from './likelihood.ts';
import { toLogisticFit, type LogisticFit } from './logistic-fit.ts';

/**
 * Logistic regression with Firth's penalty, Jeffreys' prior: its estimates are finite also where the outcomes are
 * separated (a cell that is all or nothing), and less biased in small samples. `x` and `y` as in
 * `logisticRegression`; the intercept first and penalised as well. Standard errors are from Fisher's information at
 * the estimate, as in R's `logistf` and `brglm2` (`type = "AS_mean"`); with separation they are rough.
 * Assumes independent rows. Throws `invalid-argument` for a predictor that is constant or determined by others.
 * Source: Firth (1993), Biometrika 80, 27–38; Heinze and Schemper (2002), Statistics in Medicine 21, 2409–2419.
 */
export function firthLogisticRegression({ x, y }: { x: readonly (readonly number[])[]; y: readonly number[] }): LogisticFit {
  const design = readDesign(x, y);
  const rows = countRows(design);
  let point = evaluate(rows, new Float64Array(design.width));
  for (let round = 0; point !== undefined && round < 1000; round += 1) {
    const step = stepFrom(rows, point);
    if (step === undefined) break;
    if (largest(step) <= 1e-9 * (1 + largest(point.coefficients)))
      return toLogisticFit(design, point.coefficients, point.information.invert());
    point = bestAlong(rows, point, step);
  }
  throw invalidArgument('the penalised logistic fit does not converge: the predictors are too extreme or nearly dependent');
}

interface Point {
  readonly coefficients: Float64Array;
  readonly logOdds: Float64Array;
  readonly information: Factor;
  readonly penalisedLikelihood: number;
}

/** The fit at given coefficients; undefined where they are so far out that the information is singular. */
function evaluate(rows: CountedRows, coefficients: Float64Array): Point | undefined {
  const logOdds = logOddsOf(rows, coefficients);
  const information = factorise(informationOf(rows, (row) => numberAt(rows.totals, row) * weightAt(numberAt(logOdds, row))));
  if ('dependentColumn' in information) return undefined;
  const penalisedLikelihood = logLikelihoodOf(rows, logOdds) + information.logDeterminant() / 2;
  return { coefficients, logOdds, information, penalisedLikelihood };
}

/**
 * The step from residuals y − p + h(½ − p), h being a row's leverage, with weights p(1−p)(1 + h): that of a fit to the
 * data with h/2 successes and h/2 failures added to each row. No longer than 5, lest the information get singular.
 */
function stepFrom(rows: CountedRows, { logOdds, information }: Point): Float64Array | undefined {
  const leverages = leveragesOf(rows, logOdds, information);
  const extended = informationOf(rows, (row) => (numberAt(rows.totals, row) + numberAt(leverages, row)) * weightAt(numberAt(logOdds, row)));
  const factor = factorise(extended);
  if ('dependentColumn' in factor) return undefined;
  const score = scoreOf(rows, (row) => {
    const value = numberAt(logOdds, row);
    const residual = residualAt(numberAt(rows.successes, row), numberAt(rows.totals, row), value);
    return residual + numberAt(leverages, row) * (0.5 - chance(value));
  });
  const step = factor.solve(score);
  const length = largest(step);
  return length > 5 ? step.map((value) => (value * 5) / length) : step;
}

/** The leverage of each kind of row, all its rows together. */
function leveragesOf({ values, totals, width }: CountedRows, logOdds: Float64Array, information: Factor): Float64Array {
  const covariance = information.invert();
  return logOdds.map((value, row) => {
    let sum = 0;
    for (let i = 0; i < width; i += 1) {
      const line = at(covariance, i);
      const factor = numberAt(values, row * width + i);
      for (let j = 0; j < width; j += 1) sum += factor * numberAt(line, j) * numberAt(values, row * width + j);
    }
    return sum * numberAt(totals, row) * weightAt(value);
  });
}

/** The step, halved until the penalised likelihood does not fall; undefined where it falls however short the step. */
function bestAlong(rows: CountedRows, from: Point, step: Float64Array): Point | undefined {
  const line = from.penalisedLikelihood - 1e-12 * Math.abs(from.penalisedLikelihood);
  for (let factor = 1; factor > 1e-10; factor /= 2) {
    const coefficients = from.coefficients.map((value, index) => value + factor * numberAt(step, index));
    const next = evaluate(rows, coefficients);
    if (next !== undefined && next.penalisedLikelihood >= line) return next;
  }
  return undefined;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
