import { invalidArgument, requireWhole } from '../arguments.ts';
import type { CountedRows } from '../logistic/counted-rows.ts';
import { readDesign, type Design } from '../logistic/design.ts';
import { maximumLikelihood, type Maximum } from '../logistic/maximum-likelihood.ts';
import { gaussHermite, type Quadrature } from '../numeric/gauss-hermite.ts';
import { maximise, type Peak } from '../numeric/maximise.ts';
import { groupRows } from './grouped-rows.ts';
import { mixedLikelihood } from './mixed-likelihood.ts';

/** What a logistic model with a random intercept is fitted to. */
export interface MixedInput {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly groups: readonly string[];
  readonly quadraturePoints: number;
}

/** A model ready to be maximised, for the standardised predictors. */
export interface MixedModel {
  readonly design: Design;
  readonly groups: readonly CountedRows[];
  readonly quadrature: Quadrature;
  /** The fit without the random intercept. */
  readonly plain: Maximum;
}

/** Reads the input. Throws `invalid-argument`, also for separation and for fewer than two groups. */
export function readMixedModel({ x, y, groups, quadraturePoints }: MixedInput): MixedModel {
  requireWhole('quadraturePoints', quadraturePoints, 1);
  if (quadraturePoints > 100)
    throw invalidArgument(`quadraturePoints must be at most 100; it is ${quadraturePoints}`, { quadraturePoints });
  const design = readDesign(x, y);
  const grouped = groupRows(design, groups);
  if (grouped.length < 2) throw invalidArgument('a random intercept needs at least 2 groups; there is 1', { groups: grouped.length });
  return { design, groups: grouped, quadrature: gaussHermite(quadraturePoints), plain: maximumLikelihood(design) };
}

/** The maximum over coefficients and sd; the sd comes last, at least 0, and is exactly 0 where nothing speaks for more. */
export function maximiseMixed({ groups, quadrature, plain }: MixedModel): Peak {
  const evaluate = (place: Float64Array) => mixedLikelihood(groups, quadrature, place);
  const peak = maximise(evaluate, Float64Array.of(...plain.coefficients, 1), farthestFrom(plain.coefficients));
  const without = Float64Array.of(...plain.coefficients, 0);
  const atZero = evaluate(without).value;
  if (peak !== undefined && peak.value > atZero + 1e-9) return { ...peak, place: withPositiveSd(peak.place) };
  if (peak === undefined && !isPeakAtZero(evaluate, without, atZero)) throw noMaximum();
  return { place: without, value: atZero, curvature: undefined };
}

/** The largest likelihood with the sd held fast. */
export function maximumAtSd({ groups, quadrature }: MixedModel, sd: number, start: Float64Array): { value: number; fixed: Float64Array } {
  const peak = maximise(
    (fixed) => {
      const { value, gradient } = mixedLikelihood(groups, quadrature, Float64Array.of(...fixed, sd));
      return { value, gradient: gradient.slice(0, -1) };
    },
    start,
    farthestFrom(start),
  );
  if (peak === undefined) throw noMaximum();
  return { value: peak.value, fixed: peak.place };
}

/** No estimate lies farther out than this, on the standardised scale; the plain fit says how far coefficients reach. */
function farthestFrom(coefficients: Float64Array): number {
  return 60 + 4 * coefficients.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function withPositiveSd(place: Float64Array): Float64Array {
  return place.map((value, index) => (index === place.length - 1 ? Math.abs(value) : value));
}

/** Whether the likelihood falls as the sd leaves 0. */
function isPeakAtZero(evaluate: (place: Float64Array) => { value: number }, without: Float64Array, atZero: number): boolean {
  const beside = [0.1, 0.5, 1, 2, 5].map((sd) => evaluate(Float64Array.of(...without.subarray(0, -1), sd)).value);
  return beside.every((value) => value <= atZero);
}

function noMaximum(): Error {
  return invalidArgument(
    'the likelihood of the mixed model has no finite maximum: within each group the outcomes are told without error',
    {},
    'Compare the groups by clusterRobustMean, or leave predictors out.',
  );
}
