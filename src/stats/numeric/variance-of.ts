import { at } from './at.ts';
import { meanOf } from './mean-of.ts';

/** The sample variance (divisor n − 1) of a list that holds at least two values. */
export function varianceOf(values: ArrayLike<number>): number {
  return covarianceOf(values, values);
}

/** The sample covariance (divisor n − 1) of two lists of the same length that hold at least two values. */
export function covarianceOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [centreA, centreB] = [meanOf(a), meanOf(b)];
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (at(a, i) - centreA) * (at(b, i) - centreB);
  return sum / (a.length - 1);
}
