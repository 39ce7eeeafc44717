import { createRandom, type Random } from '../../spec/index.ts';
import { invalidArgument, requireInsideUnit, requireWhole } from '../arguments.ts';
import { at } from '../numeric/at.ts';

/** Cases of which a judge said the same, a random sample of them with labels. */
export interface JudgedStratum {
  /** Whether the judge said of these cases what it is about. */
  readonly said: boolean;
  /** All cases, those without a label included; at least 1. */
  readonly size: number;
  /** Cases with a label, 1 to `size`, and how many of them are so. */
  readonly labelled: number;
  readonly so: number;
}

/** A share with its interval. */
interface Share {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Sensitivity and specificity of a judge where the cases to be labelled were drawn by what it said, as
 * `neymanAllocation` has it: read off the labelled cases as they are, both would be wrong (verification bias). In each
 * stratum labels give the share that is so; weighed with the strata's sizes these give what was said among all that is so.
 * Null where no case is so, or all are, by the labels. Each stratum is labelled at random; cases independent.
 *
 * Intervals by `draws` (at least 200) from the posterior with Jeffreys' prior, Beta(so + ½, labelled − so + ½) in each
 * stratum and sizes as the judge's answers came by chance, wholly determined by `seed`; `level` in (0, 1). So a stratum
 * that was little labelled, in which nothing was found, widens the interval as it must. Throws `invalid-argument`.
 * Source: Begg and Greenes (1983), Biometrics 39, 207–215; Jeffreys' prior as in Brown, Cai and DasGupta (2001),
 * Statistical Science 16, 101–133.
 */
export function stratifiedAccuracy({
  strata,
  draws,
  seed,
  level,
}: {
  strata: readonly JudgedStratum[];
  draws: number;
  seed: number;
  level: number;
}): { sensitivity: Share | null; specificity: Share | null } {
  requireInsideUnit('level', level);
  requireWhole('draws', draws, 200);
  for (const { size, labelled, so } of strata) {
    requireWhole('size', size, 1);
    requireWhole('labelled', labelled, 1);
    requireWhole('so', so, 0);
    if (labelled > size || so > labelled)
      throw invalidArgument(`a stratum has ${size} cases, ${labelled} of them labelled and ${so} of these so`, { size, labelled, so });
  }
  const point = accuracyOf(
    strata,
    strata.map(({ size }) => size),
    strata.map(({ so, labelled }) => so / labelled),
  );
  const random = createRandom(seed);
  const drawn = Array.from({ length: draws }, () => {
    const shares = strata.map(({ so, labelled }) => {
      const [yes, no] = [drawGamma(so + 0.5, random), drawGamma(labelled - so + 0.5, random)];
      return yes / (yes + no);
    });
    return accuracyOf(
      strata,
      strata.map(({ size }) => drawGamma(size, random)),
      shares,
    );
  });
  const share = (name: 'sensitivity' | 'specificity'): Share | null => {
    const estimate = point[name];
    if (Number.isNaN(estimate)) return null;
    const values = Float64Array.from(drawn, (each) => each[name]).sort();
    const tail = (1 - level) / 2;
    const [low, high] = [values[Math.floor(tail * draws)] ?? 0, values[Math.ceil((1 - tail) * draws) - 1] ?? 1];
    return { estimate, low: Math.min(low, estimate), high: Math.max(high, estimate) };
  };
  return { sensitivity: share('sensitivity'), specificity: share('specificity') };
}

function accuracyOf(
  strata: readonly JudgedStratum[],
  sizes: readonly number[],
  shares: readonly number[],
): { sensitivity: number; specificity: number } {
  let [hits, so, rejections, others] = [0, 0, 0, 0];
  for (const [place, { said }] of strata.entries()) {
    const [yes, no] = [at(sizes, place) * at(shares, place), at(sizes, place) * (1 - at(shares, place))];
    so += yes;
    others += no;
    if (said) hits += yes;
    else rejections += no;
  }
  return { sensitivity: so > 0 ? hits / so : NaN, specificity: others > 0 ? rejections / others : NaN };
}

/** A draw from the gamma distribution of that shape and scale 1. Source: Marsaglia and Tsang (2000), ACM TOMS 26, 363–372. */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * Math.max(random.next(), Number.MIN_VALUE) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(random);
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(Math.max(random.next(), Number.MIN_VALUE)) < 0.5 * normal * normal + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A standard normal draw (Box and Muller). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(Math.max(random.next(), Number.MIN_VALUE))) * Math.cos(2 * Math.PI * random.next());
}
