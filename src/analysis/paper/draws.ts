import type { Random } from '../../spec/index.ts';

/** A draw from the normal distribution (Box and Muller 1958, Annals of Mathematical Statistics 29, 610–611). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** A draw from the gamma distribution of scale 1 (Marsaglia and Tsang 2000, ACM Transactions on Mathematical Software 26, 363–372). */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A draw from the beta distribution. */
export function drawBeta(a: number, b: number, random: Random): number {
  const [x, y] = [drawGamma(a, random), drawGamma(b, random)];
  return x + y === 0 ? 0 : x / (x + y);
}

/**
 * How many of `n` trials succeed: for many trials by the order statistic in their middle, which halves them (Ahrens
 * and Dieter 1974, Computing 12, 223–246), for few by inversion.
 */
export function drawBinomial(n: number, rate: number, random: Random): number {
  let [left, p, successes] = [n, rate, 0];
  while (left > 200) {
    const middle = Math.floor(left / 2) + 1;
    const split = drawBeta(middle, left + 1 - middle, random);
    if (split >= p) [left, p] = [middle - 1, p / split];
    else {
      successes += middle;
      [left, p] = [left - middle, (p - split) / (1 - split)];
    }
  }
  return successes + (p > 0.5 ? left - invertBinomial(left, 1 - p, random) : invertBinomial(left, p, random));
}

function invertBinomial(n: number, p: number, random: Random): number {
  if (p <= 0) return 0;
  const odds = p / (1 - p);
  let probability = (1 - p) ** n;
  let uniform = random.next();
  let k = 0;
  while (uniform >= probability && k < n) {
    uniform -= probability;
    k += 1;
    probability *= (odds * (n - k + 1)) / k;
  }
  return k;
}
