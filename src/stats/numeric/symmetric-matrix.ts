import { at, numberAt } from './at.ts';

/** A small square matrix by rows. */
export type Matrix = Float64Array[];

export function zeroMatrix(size: number): Matrix {
  return Array.from({ length: size }, () => new Float64Array(size));
}

/** The Cholesky factor of a positive definite matrix, with what is done with it. */
export interface Factor {
  /** x with matrix · x = vector. */
  solve(vector: Float64Array): Float64Array;
  invert(): Matrix;
  /** log of the determinant of the matrix. */
  logDeterminant(): number;
}

/** A column that the columns before it determine. */
export interface Dependence {
  readonly dependentColumn: number;
}

/**
 * The Cholesky factor of a symmetric matrix (its lower triangle is read), or the first column that, within rounding,
 * depends on those before it; a matrix that is not positive definite comes out as that too. A pivot counts as 0 below
 * `leastPivot` times its diagonal.
 */
export function factorise(matrix: Matrix, leastPivot = 1e-13): Factor | Dependence {
  const size = matrix.length;
  const lower = zeroMatrix(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = numberAt(at(matrix, i), j);
      for (let k = 0; k < j; k += 1) sum -= numberAt(at(lower, i), k) * numberAt(at(lower, j), k);
      if (i === j) {
        if (!(sum > leastPivot * numberAt(at(matrix, i), i))) return { dependentColumn: i };
        at(lower, i)[i] = Math.sqrt(sum);
      } else {
        at(lower, i)[j] = sum / numberAt(at(lower, j), j);
      }
    }
  }
  const solve = (vector: Float64Array): Float64Array => solveFactored(lower, vector);
  return {
    solve,
    invert: () => lower.map((_row, column) => solve(unitVector(size, column))),
    logDeterminant: () => 2 * lower.reduce((sum, row, i) => sum + Math.log(numberAt(row, i)), 0),
  };
}

function solveFactored(lower: Matrix, vector: Float64Array): Float64Array {
  const x = Float64Array.from(vector);
  for (let i = 0; i < x.length; i += 1) {
    for (let k = 0; k < i; k += 1) x[i] = numberAt(x, i) - numberAt(at(lower, i), k) * numberAt(x, k);
    x[i] = numberAt(x, i) / numberAt(at(lower, i), i);
  }
  for (let i = x.length - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < x.length; k += 1) x[i] = numberAt(x, i) - numberAt(at(lower, k), i) * numberAt(x, k);
    x[i] = numberAt(x, i) / numberAt(at(lower, i), i);
  }
  return x;
}

function unitVector(size: number, place: number): Float64Array {
  const vector = new Float64Array(size);
  vector[place] = 1;
  return vector;
}

/** left · right. */
export function product(left: Matrix, right: Matrix): Matrix {
  return left.map((row) =>
    Float64Array.from(right[0] ?? [], (_none, j) => row.reduce((sum, value, k) => sum + value * numberAt(at(right, k), j), 0)),
  );
}

export function transposed(matrix: Matrix): Matrix {
  return Array.from(matrix[0] ?? [], (_none, j) => Float64Array.from(matrix, (row) => numberAt(row, j)));
}
