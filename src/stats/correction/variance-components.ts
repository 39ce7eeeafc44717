import { invalidArgument, requireFinite, requireInsideUnit } from '../arguments.ts';
import { chiSquareQuantile } from '../numeric/chi-square-quantile.ts';
import { fQuantile } from '../numeric/f-quantile.ts';
import { meanOf } from '../numeric/mean-of.ts';
import { varianceOf } from '../numeric/variance-of.ts';

/** A figure with its interval. */
interface Component {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How much of the spread of ratings is the rater's own and how much lies in what is rated: `groups` are the repeated
 * ratings of each thing, at least 2 things and 1 repeat more than things in all. `within` is the variance of repeats
 * (the judge's), `between` that of the things' true means (the subject's), `intraclass` between / (between + within):
 * what two ratings of the same thing share. Variances in squared units of the ratings.
 *
 * One-way random effects; of unequal groups the unweighted means with the harmonic mean of their sizes. Estimates of
 * `between` and `intraclass` below 0, as they come by chance, are given as 0, and so are ends of intervals. Assumes
 * normal things and repeats of the same variance: for ratings of 0 and 1 intervals are rough. `level` in (0, 1). Throws
 * `invalid-argument`, also where all ratings are equal.
 * Source: Searle, Casella and McCulloch (1992), Variance Components, chapter 3; `between` by Ting, Burdick, Graybill,
 * Jeyaratnam and Lu (1990), Journal of Statistical Computation and Simulation 35, 135–143; `intraclass` by Thomas and
 * Hultquist (1978), Annals of Statistics 6, 582–587.
 */
export function varianceComponents({ groups, level }: { groups: readonly (readonly number[])[]; level: number }): {
  within: Component;
  between: Component;
  intraclass: Component;
} {
  const total = requireGroups(groups);
  requireInsideUnit('level', level);
  const things = groups.length;
  const [above, below] = [things - 1, total - things];
  const size = things / groups.reduce((sum, group) => sum + 1 / group.length, 0);
  const betweenSquare = size * varianceOf(groups.map(meanOf));
  const withinSquare = groups.reduce((sum, group) => sum + (group.length < 2 ? 0 : varianceOf(group) * (group.length - 1)), 0) / below;
  if (betweenSquare + withinSquare === 0) throw invalidArgument('all ratings are equal, so that there is no variance to split');
  const tail = (1 - level) / 2;
  const between = (betweenSquare - withinSquare) / size;
  const reach = reachOfDifference({ first: betweenSquare, firstDegrees: above, second: withinSquare, secondDegrees: below, tail });
  const intraclassAt = (ratio: number): number => (ratio === Infinity ? 1 : Math.max(0, (ratio - 1) / (ratio - 1 + size)));
  const ratio = betweenSquare / withinSquare;
  return {
    within: {
      estimate: withinSquare,
      low: (below * withinSquare) / chiSquareQuantile(1 - tail, below),
      high: (below * withinSquare) / chiSquareQuantile(tail, below),
    },
    between: {
      estimate: Math.max(0, between),
      low: Math.max(0, between - reach.down / size),
      high: Math.max(0, between + reach.up / size),
    },
    intraclass: {
      estimate: intraclassAt(ratio),
      low: intraclassAt(ratio / fQuantile(1 - tail, above, below)),
      high: intraclassAt(ratio / fQuantile(tail, above, below)),
    },
  };
}

/** How far the interval of a difference of two mean squares reaches to either side (modified large samples). */
function reachOfDifference({
  first,
  firstDegrees,
  second,
  secondDegrees,
  tail,
}: {
  first: number;
  firstDegrees: number;
  second: number;
  secondDegrees: number;
  tail: number;
}): { down: number; up: number } {
  const shrink = (p: number, degrees: number): number => degrees / chiSquareQuantile(p, degrees);
  const side = (p: number): number => {
    const f = fQuantile(p, firstDegrees, secondDegrees);
    const ofFirst = 1 - shrink(p, firstDegrees);
    const ofSecond = shrink(1 - p, secondDegrees) - 1;
    const ofBoth = ((f - 1) ** 2 - (ofFirst * f) ** 2 - ofSecond ** 2) / f;
    return Math.sqrt(Math.max(0, (ofFirst * first) ** 2 + (ofSecond * second) ** 2 + ofBoth * first * second));
  };
  return { down: side(1 - tail), up: side(tail) };
}

function requireGroups(groups: readonly (readonly number[])[]): number {
  for (const group of groups) requireFinite('groups', group);
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  if (groups.length < 2 || total <= groups.length || groups.some((group) => group.length === 0))
    throw invalidArgument(
      `variances need at least 2 groups, none empty, and repeats in one of them; there are ${total} ratings in ${groups.length} groups`,
      { groups: groups.length, ratings: total },
    );
  return total;
}
