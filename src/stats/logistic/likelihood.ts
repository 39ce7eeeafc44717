import { at, numberAt } from '../numeric/at.ts';
import { zeroMatrix, type Matrix } from '../numeric/symmetric-matrix.ts';
import type { CountedRows } from './counted-rows.ts';

/** The log odds of every row: of a design, or of rows that are counted. */
export function logOddsOf(
  { values, rowCount, width }: Pick<CountedRows, 'values' | 'rowCount' | 'width'>,
  coefficients: Float64Array,
): Float64Array {
  const logOdds = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    let sum = 0;
    for (let j = 0; j < width; j += 1) sum += numberAt(values, row * width + j) * numberAt(coefficients, j);
    logOdds[row] = sum;
  }
  return logOdds;
}

/** log P(outcomes) at the log odds given, without overflow. */
export function logLikelihoodOf({ successes, totals }: CountedRows, logOdds: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < logOdds.length; row += 1) {
    const [value, success] = [numberAt(logOdds, row), numberAt(successes, row)];
    sum -= success * softplus(-value) + (numberAt(totals, row) - success) * softplus(value);
  }
  return sum;
}

/** The chance of a 1 at log odds. */
export function chance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** log(1 + exp(x)), without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** Successes minus those expected at the log odds, exact also where nearly all are expected to be alike. */
export function residualAt(successes: number, total: number, logOdds: number): number {
  return successes * chance(-logOdds) - (total - successes) * chance(logOdds);
}

/** The sum over rows of `residual` times the row: the slope of the log-likelihood for residuals of successes. */
export function scoreOf({ values, rowCount, width }: CountedRows, residual: (row: number) => number): Float64Array {
  const score = new Float64Array(width);
  for (let row = 0; row < rowCount; row += 1) {
    const factor = residual(row);
    for (let j = 0; j < width; j += 1) score[j] = numberAt(score, j) + factor * numberAt(values, row * width + j);
  }
  return score;
}

/** The sum over rows of `weight` times the row's square: Fisher's information for weights total · p(1−p). */
export function informationOf({ values, rowCount, width }: CountedRows, weight: (row: number) => number): Matrix {
  const information = zeroMatrix(width);
  for (let row = 0; row < rowCount; row += 1) {
    const rowWeight = weight(row);
    for (let i = 0; i < width; i += 1) {
      const target = at(information, i);
      const factor = rowWeight * numberAt(values, row * width + i);
      for (let j = 0; j <= i; j += 1) target[j] = numberAt(target, j) + factor * numberAt(values, row * width + j);
    }
  }
  return information;
}

/** p(1−p), exact also where p is near 0 or 1. */
export function weightAt(logOdds: number): number {
  const odds = Math.exp(-Math.abs(logOdds));
  return odds / ((1 + odds) * (1 + odds));
}
