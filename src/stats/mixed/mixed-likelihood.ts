import type { CountedRows } from '../logistic/counted-rows.ts';
import { at } from '../numeric/at.ts';
import type { Quadrature } from '../numeric/gauss-hermite.ts';
import type { Evaluation } from '../numeric/maximise.ts';
import { addGroupLikelihood } from './group-likelihood.ts';

/** The log-likelihood of all groups and its slope, at the fixed coefficients followed by the sd of the groups. */
export function mixedLikelihood(groups: readonly CountedRows[], quadrature: Quadrature, place: Float64Array): Evaluation {
  const gradient = new Float64Array(place.length);
  const fixed = place.subarray(0, -1);
  const sd = at(place, place.length - 1);
  const value = groups.reduce((sum, group) => sum + addGroupLikelihood(group, fixed, sd, quadrature, gradient), 0);
  return { value, gradient };
}
