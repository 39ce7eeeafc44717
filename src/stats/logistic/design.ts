import { invalidArgument, requireBinary, requireSameLength } from '../arguments.ts';
import { at, numberAt } from '../numeric/at.ts';
import { meanOf } from '../numeric/mean-of.ts';
import { factorise, product, transposed, zeroMatrix, type Matrix } from '../numeric/symmetric-matrix.ts';

/**
 * The rows of a regression as the fits use them: an intercept, then the predictors brought to mean 0 and standard
 * deviation 1, so that the fit does not depend on their units. Row by row in one array, `width` numbers a row.
 */
export interface Design {
  readonly rowCount: number;
  readonly width: number;
  readonly values: Float64Array;
  /** 0 or 1 for each row. */
  readonly outcomes: Float64Array;
  /** Coefficients of the standardised predictors in the units of the predictors as given. */
  toGivenUnits(coefficients: Float64Array): number[];
  /** The same for their covariance. */
  covarianceInGivenUnits(covariance: Matrix): number[][];
}

/**
 * Reads predictors (rows of equal length, perhaps empty, without the intercept) and outcomes of 0 and 1.
 * Throws `invalid-argument` for rows that differ in length, for a predictor that is constant, and for one that the
 * others determine: their coefficients would not be defined.
 */
export function readDesign(x: readonly (readonly number[])[], y: readonly number[]): Design {
  requireSameLength('x', x.length, 'y', y.length);
  requireBinary('y', y);
  const predictorCount = x[0]?.length;
  if (predictorCount === undefined) throw invalidArgument('a logistic fit needs at least one row');
  const columns = Array.from({ length: predictorCount }, () => new Float64Array(x.length));
  for (const [index, row] of x.entries()) fillRow(columns, row, index);
  const scales = columns.map((column, index) => standardise(column, index));
  const width = predictorCount + 1;
  const values = new Float64Array(x.length * width).fill(1);
  for (const [index, column] of columns.entries())
    for (let row = 0; row < column.length; row += 1) values[row * width + index + 1] = numberAt(column, row);
  const back = backTransformation(scales);
  const design: Design = {
    rowCount: x.length,
    width,
    values,
    outcomes: Float64Array.from(y),
    toGivenUnits: (coefficients) => back.map((row) => row.reduce((sum, value, k) => sum + value * numberAt(coefficients, k), 0)),
    covarianceInGivenUnits: (covariance) => product(product(back, covariance), transposed(back)).map((row) => [...row]),
  };
  requireIndependentPredictors(design);
  return design;
}

function fillRow(columns: Float64Array[], row: readonly number[], index: number): void {
  if (row.length !== columns.length)
    throw invalidArgument(`the rows of x must be of the same length; row 1 holds ${columns.length}, row ${index + 1} ${row.length}`, {
      index,
    });
  for (const [column, values] of columns.entries()) {
    const value = at(row, column);
    if (!Number.isFinite(value))
      throw invalidArgument(`x must hold finite numbers; predictor ${column + 1} of row ${index + 1} is ${value}`, { index, column });
    values[index] = value;
  }
}

interface Scale {
  readonly mean: number;
  readonly sd: number;
}

/** Brings a column to mean 0 and standard deviation 1, in place. */
function standardise(column: Float64Array, index: number): Scale {
  const mean = meanOf(column);
  const sd = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
  if (!(sd > 1e-12 * Math.abs(mean)))
    throw invalidArgument(
      `predictor ${index + 1} is constant, so it cannot be told from the intercept`,
      { predictor: index + 1 },
      'Leave it out.',
    );
  for (let row = 0; row < column.length; row += 1) column[row] = (numberAt(column, row) - mean) / sd;
  return { mean, sd };
}

function backTransformation(scales: readonly Scale[]): Matrix {
  const back = zeroMatrix(scales.length + 1);
  at(back, 0)[0] = 1;
  for (const [index, { mean, sd }] of scales.entries()) {
    at(back, 0)[index + 1] = -mean / sd;
    at(back, index + 1)[index + 1] = 1 / sd;
  }
  return back;
}

function requireIndependentPredictors({ values, rowCount, width }: Design): void {
  const products = zeroMatrix(width);
  for (let row = 0; row < rowCount; row += 1)
    for (let i = 0; i < width; i += 1)
      for (let j = 0; j <= i; j += 1)
        at(products, i)[j] = numberAt(at(products, i), j) + numberAt(values, row * width + i) * numberAt(values, row * width + j);
  // Sums over a million rows are good to ten digits.
  const factor = factorise(products, 1e-10);
  if ('dependentColumn' in factor)
    throw invalidArgument(
      `predictor ${factor.dependentColumn} is determined by the predictors before it, so their coefficients are not defined`,
      { predictor: factor.dependentColumn },
      'Leave out one of them: of the indicators of a factor, the one of its first level.',
    );
}
