import type { CountedRows } from '../logistic/counted-rows.ts';
import { chance, softplus, weightAt } from '../logistic/likelihood.ts';
import { at, numberAt } from '../numeric/at.ts';
import type { Quadrature } from '../numeric/gauss-hermite.ts';

/**
 * The log-likelihood of one group in a logistic model with a random intercept, integrated over the intercept by
 * adaptive Gauss–Hermite quadrature, with its exact slope: nodes around the mode, spaced by its curvature, and their
 * movement with the parameters counted in. The intercept is sd · u with u standard normal. Adds the slope to
 * `gradient`, the fixed coefficients first, then sd. Source: Pinheiro and Bates (1995), Journal of Computational and
 * Graphical Statistics 4, 12–35; with one node it is Laplace's approximation.
 */
export function addGroupLikelihood(
  group: CountedRows,
  fixed: Float64Array,
  sd: number,
  { nodes, weights }: Quadrature,
  gradient: Float64Array,
): number {
  const base = baseLogOdds(group, fixed);
  const mode = findMode(group, base, sd);
  const atMode = curvatureAtMode(group, base, sd, mode);
  const spread = 1 / Math.sqrt(-atMode.second);
  const places = nodes.map((z) => mode + Math.SQRT2 * spread * z);
  const heights = places.map((u, k) => Math.log(at(weights, k)) + jointLogLikelihood(group, base, sd, u));
  const top = Math.max(...heights);
  const total = heights.reduce((sum, height) => sum + Math.exp(height - top), 0);
  const shares = heights.map((height) => Math.exp(height - top) / total);
  addSlope({ group, base, sd, places, shares, nodes, spread, atMode, gradient });
  return Math.log(Math.SQRT2 * spread * total) + top - 0.5 * Math.log(2 * Math.PI);
}

function baseLogOdds({ values, width, totals }: CountedRows, fixed: Float64Array): Float64Array {
  return Float64Array.from(totals, (_none, row) => {
    let sum = 0;
    for (let j = 0; j < width; j += 1) sum += numberAt(values, row * width + j) * numberAt(fixed, j);
    return sum;
  });
}

/** log P(outcomes | u) − u²/2. */
function jointLogLikelihood({ successes, totals }: CountedRows, base: Float64Array, sd: number, u: number): number {
  let sum = (-u * u) / 2;
  for (let row = 0; row < base.length; row += 1) {
    const logOdds = numberAt(base, row) + sd * u;
    sum += numberAt(successes, row) * logOdds - numberAt(totals, row) * softplus(logOdds);
  }
  return sum;
}

/** The u of greatest joint likelihood: Newton's method within a bracket, for the slope falls everywhere. */
function findMode({ successes, totals }: CountedRows, base: Float64Array, sd: number): number {
  const bound = 1 + Math.abs(sd) * totals.reduce((sum, total) => sum + total, 0);
  let [low, high, u] = [-bound, bound, 0];
  for (let round = 0; round < 200; round += 1) {
    let [slope, curvature] = [-u, -1];
    for (let row = 0; row < base.length; row += 1) {
      const logOdds = numberAt(base, row) + sd * u;
      slope += sd * (numberAt(successes, row) - numberAt(totals, row) * chance(logOdds));
      curvature -= sd * sd * numberAt(totals, row) * weightAt(logOdds);
    }
    if (slope > 0) low = u;
    else high = u;
    const newton = u - slope / curvature;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - u) <= 1e-13 * (1 + Math.abs(u))) return next;
    u = next;
  }
  return u;
}

interface CurvatureAtMode {
  /** Second and third derivative of the joint log-likelihood by u. */
  readonly second: number;
  readonly third: number;
  /** Derivatives by sd of the slope and of the second derivative. */
  readonly slopeBySd: number;
  readonly secondBySd: number;
  /** Per row: total · p(1−p), and the same times (1−2p). */
  readonly weights: Float64Array;
  readonly skews: Float64Array;
}

function curvatureAtMode({ successes, totals }: CountedRows, base: Float64Array, sd: number, mode: number): CurvatureAtMode {
  const weights = base.map((value, row) => numberAt(totals, row) * weightAt(value + sd * mode));
  const skews = base.map((value, row) => numberAt(weights, row) * (1 - 2 * chance(value + sd * mode)));
  const residual = base.reduce((sum, value, row) => sum + numberAt(successes, row) - numberAt(totals, row) * chance(value + sd * mode), 0);
  const weight = weights.reduce((sum, value) => sum + value, 0);
  const skew = skews.reduce((sum, value) => sum + value, 0);
  return {
    second: -1 - sd * sd * weight,
    third: -(sd ** 3) * skew,
    slopeBySd: residual - sd * mode * weight,
    secondBySd: -2 * sd * weight - sd * sd * mode * skew,
    weights,
    skews,
  };
}

function addSlope({
  group: { values, width, successes, totals },
  base,
  sd,
  places,
  shares,
  nodes,
  spread,
  atMode,
  gradient,
}: {
  group: CountedRows;
  base: Float64Array;
  sd: number;
  places: readonly number[];
  shares: readonly number[];
  nodes: readonly number[];
  spread: number;
  atMode: CurvatureAtMode;
  gradient: Float64Array;
}): void {
  const residuals = new Float64Array(base.length);
  let [byMode, bySpread, bySd] = [0, 1 / spread, 0];
  for (const [k, u] of places.entries()) {
    const share = at(shares, k);
    let sum = 0;
    for (let row = 0; row < base.length; row += 1) {
      const residual = numberAt(successes, row) - numberAt(totals, row) * chance(numberAt(base, row) + sd * u);
      residuals[row] = numberAt(residuals, row) + share * residual;
      sum += residual;
    }
    const slope = share * (sd * sum - u);
    byMode += slope;
    bySpread += slope * Math.SQRT2 * at(nodes, k);
    bySd += share * u * sum;
  }
  const bySecond = (bySpread * spread ** 3) / 2;
  const throughMode = (byMode + bySecond * atMode.third) * spread * spread;
  for (let row = 0; row < base.length; row += 1) {
    const factor =
      numberAt(residuals, row) - throughMode * sd * numberAt(atMode.weights, row) - bySecond * sd * sd * numberAt(atMode.skews, row);
    for (let j = 0; j < width; j += 1) gradient[j] = numberAt(gradient, j) + factor * numberAt(values, row * width + j);
  }
  gradient[width] = numberAt(gradient, width) + bySd + throughMode * atMode.slopeBySd + bySecond * atMode.secondBySd;
}
