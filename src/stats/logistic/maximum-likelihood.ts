import { invalidArgument } from '../arguments.ts';
import { numberAt } from '../numeric/at.ts';
import { factorise, type Factor } from '../numeric/symmetric-matrix.ts';
import { countRows, type CountedRows } from './counted-rows.ts';
import type { Design } from './design.ts';
import { informationOf, logLikelihoodOf, logOddsOf, residualAt, scoreOf, weightAt } from './likelihood.ts';

/** The maximum of the likelihood, for the standardised predictors. */
export interface Maximum {
  readonly coefficients: Float64Array;
  readonly information: Factor;
}

/**
 * Newton's method with halved steps. Where the outcomes are separated, the likelihood has no maximum: the steps go
 * on along a direction in which no row gets less likely, and never shrink, until the information is singular.
 * That is found out and thrown as such. Source: Albert and Anderson (1984), Biometrika 71, 1–10.
 */
export function maximumLikelihood(design: Design): Maximum {
  const rows = countRows(design);
  let point = evaluate(rows, new Float64Array(rows.width));
  let lastStep = new Float64Array(rows.width);
  for (let round = 0; round < 100; round += 1) {
    const information = informationAt(rows, point);
    if ('dependentColumn' in information) throw noMaximum(rows, lastStep);
    const { logOdds } = point;
    const residual = (row: number): number => residualAt(numberAt(rows.successes, row), numberAt(rows.totals, row), numberAt(logOdds, row));
    const step = Float64Array.from(information.solve(scoreOf(rows, residual)));
    if (largest(step) <= 1e-9 * (1 + largest(point.coefficients))) return { coefficients: point.coefficients, information };
    const lowest = point.logLikelihood - 1e-12 * Math.abs(point.logLikelihood);
    const { coefficients } = point;
    const along = (part: number): Point =>
      evaluate(
        rows,
        coefficients.map((value, index) => value + part * numberAt(step, index)),
      );
    let part = 1;
    for (point = along(part); part > 1e-12 && point.logLikelihood < lowest; point = along(part)) part /= 2;
    lastStep = step;
  }
  throw noMaximum(rows, lastStep);
}

interface Point {
  readonly coefficients: Float64Array;
  readonly logOdds: Float64Array;
  readonly logLikelihood: number;
}

function evaluate(rows: CountedRows, coefficients: Float64Array): Point {
  const logOdds = logOddsOf(rows, coefficients);
  return { coefficients, logOdds, logLikelihood: logLikelihoodOf(rows, logOdds) };
}

function informationAt(rows: CountedRows, { logOdds }: Point): ReturnType<typeof factorise> {
  return factorise(informationOf(rows, (row) => numberAt(rows.totals, row) * weightAt(numberAt(logOdds, row))));
}

/** The error for a fit without maximum: separation where the last step makes no row less likely. */
function noMaximum(rows: CountedRows, step: Float64Array): Error {
  const moves = logOddsOf(rows, step);
  const line = 1e-3 * largest(moves);
  const isSeparating = moves.every((move, row) => {
    const successes = numberAt(rows.successes, row);
    return (successes === 0 || move >= -line) && (successes === numberAt(rows.totals, row) || move <= line);
  });
  if (!isSeparating) return invalidArgument('the logistic fit does not converge: the predictors are too extreme or nearly dependent');
  return invalidArgument(
    'separation: the predictors tell some of the outcomes without error, so that a log odds ratio has no finite estimate',
    {},
    'Use firthLogisticRegression, whose estimates are always finite.',
  );
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
