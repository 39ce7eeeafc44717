import { at, numberAt } from './at.ts';
import { factorise, zeroMatrix, type Factor, type Matrix } from './symmetric-matrix.ts';

/** A function of several variables at a place, with its slope. */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Where a maximum is, and how sharp. */
export interface Peak {
  readonly place: Float64Array;
  readonly value: number;
  /** Minus the second derivatives; undefined where they are not those of a strict maximum. */
  readonly curvature: Factor | undefined;
}

/**
 * The maximum of a smooth function of a few variables of scale 1, by Newton's method with second derivatives from
 * differences of the slope; damped (Levenberg and Marquardt) where a step does not lead upwards. Undefined where it
 * does not settle within a distance of `farthest`.
 */
export function maximise(evaluate: (place: Float64Array) => Evaluation, start: Float64Array, farthest: number): Peak | undefined {
  let place = start;
  let here = evaluate(place);
  let damping = 0;
  for (let round = 0; round < 200; round += 1) {
    const curvature = curvatureAt(evaluate, place);
    const climb = climbFrom({ evaluate, place, here, curvature, damping });
    damping = climb.damping;
    const moved = largest(climb.step);
    place = Float64Array.from(place, (value, index) => value + numberAt(climb.step, index));
    here = climb.evaluation;
    if (largest(place) > farthest) return undefined;
    if (moved <= 1e-8) {
      const factor = factorise(curvatureAt(evaluate, place));
      return { place, value: here.value, curvature: 'dependentColumn' in factor ? undefined : factor };
    }
  }
  return undefined;
}

/** A step that leads upwards, or none where no step does within rounding. */
function climbFrom({
  evaluate,
  place,
  here,
  curvature,
  damping: before,
}: {
  evaluate: (place: Float64Array) => Evaluation;
  place: Float64Array;
  here: Evaluation;
  curvature: Matrix;
  damping: number;
}): { step: Float64Array; evaluation: Evaluation; damping: number } {
  const scale = 1e-3 * (1 + Math.max(...curvature.map((row, index) => Math.abs(numberAt(row, index)))));
  for (let damping = before < scale * 1e-6 ? 0 : before; damping < scale * 1e15; damping = Math.max(damping * 10, scale)) {
    const factor = factorise(curvature.map((row, index) => row.map((value, j) => (j === index ? value + damping : value))));
    if ('dependentColumn' in factor) continue;
    const step = factor.solve(here.gradient);
    if (largest(step) > 3) continue;
    const evaluation = evaluate(Float64Array.from(place, (value, index) => value + numberAt(step, index)));
    if (evaluation.value >= here.value - 1e-13 * Math.abs(here.value)) return { step, evaluation, damping: damping / 10 };
  }
  return { step: new Float64Array(place.length), evaluation: here, damping: before };
}

/** Minus the second derivatives, from central differences of the slope. */
function curvatureAt(evaluate: (place: Float64Array) => Evaluation, place: Float64Array): Matrix {
  const size = place.length;
  const differences = Array.from({ length: size }, (_none, index) => {
    const h = 1e-5 * (1 + Math.abs(numberAt(place, index)));
    const shifted = (by: number): Float64Array =>
      evaluate(Float64Array.from(place, (value, j) => (j === index ? value + by : value))).gradient;
    const [above, below] = [shifted(h), shifted(-h)];
    return above.map((value, j) => (numberAt(below, j) - value) / (2 * h));
  });
  const curvature = zeroMatrix(size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) at(curvature, i)[j] = (numberAt(at(differences, i), j) + numberAt(at(differences, j), i)) / 2;
  return curvature;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
