import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { invalidArgument, requireInsideUnit } from '../arguments.ts';
import { at } from '../numeric/at.ts';
import { wilsonInterval } from '../proportions/wilson-interval.ts';

/** A figure with its interval. */
interface Component {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** How the variance of answers is split. */
export interface AnswerVariances {
  /** Between repeated answers to one thing: the rater's own. */
  readonly within: Component;
  /** Between things: what they truly differ by. */
  readonly between: Component;
  /** between / (between + within), 0 to 1: what two answers to one thing share. */
  readonly intraclass: Component;
}

/**
 * Splits the variance of answers that have no order: `groups` are the repeated answers to each thing, at least 3 things, two of
 * which were answered twice or more. Each of `answers` counts as yes or no, and variances are summed over them: of all
 * answers the sum is 1 less the sum of their squared shares (Gini's), of one it is p(1 − p); in squared shares. `level` in (0, 1).
 *
 * `within` pools the repeats of all things; `between` is the variance of the things' means less what repeats add to it. An
 * estimate below 0, as it comes by chance, is given as 0. Intervals by the jackknife over things with Student's t, so that
 * things and repeats may vary in any way: on the scale of logarithms, and for `between` and `intraclass` (there of log
 * odds) as far as on the plain one. Where one thing alone or none has a deviating answer, `within` is as far as the Wilson
 * limits of the share of such things go. Throws `invalid-argument`, also where all answers are alike.
 * Source: Light and Margolin (1971), Journal of the American Statistical Association 66, 534–544 (variance of categories);
 * Efron and Stein (1981), Annals of Statistics 9, 586–596 (jackknife); components as in `varianceComponents`.
 */
export function answerVariances({
  groups,
  answers,
  level,
}: {
  groups: readonly (readonly string[])[];
  answers: readonly string[];
  level: number;
}): AnswerVariances {
  requireInsideUnit('level', level);
  requireGroups(groups);
  const things = groups.map((group) => thingOf(group, answers));
  const all = sumOf(things, answers.length);
  const whole = splitOf(all);
  if (whole.within === 0 && whole.between === 0) throw invalidArgument('all answers are alike, so that there is no variance to split');
  const without = things.map((thing) => splitOf(less(all, thing)));
  const t = tQuantile(1 - (1 - level) / 2, things.length - 1);
  const within = withinOf(
    whole.within,
    without.map(({ within: value }) => value),
    { groups, level, t },
  );
  const between = jackknife(
    whole.between,
    without.map(({ between: value }) => value),
    { t, scale: logarithm },
  );
  const isSteady = without.some((split) => split.within === 0);
  const share = shareOf(whole);
  const ratio = (own: number): number => between.estimate / (between.estimate + own);
  const intraclass =
    isSteady && between.estimate > 0
      ? { estimate: share, low: ratio(within.high), high: ratio(within.low) }
      : jackknife(share, without.map(shareOf), { t, scale: logOdds });
  return { within, between, intraclass };
}

/** What a thing adds to the sums that the components are made of. */
interface Sums {
  readonly things: number;
  /** Squares of repeats around their mean, and their degrees of freedom. */
  readonly squares: number;
  readonly degrees: number;
  /** Inverses of the number of repeats. */
  readonly inverses: number;
  /** Squared means, and the means of each answer. */
  readonly squaredMeans: number;
  readonly means: readonly number[];
}

function thingOf(group: readonly string[], answers: readonly string[]): Sums {
  const means = answers.map((answer) => group.filter((given) => given === answer).length / group.length);
  const squaredMeans = means.reduce((sum, mean) => sum + mean * mean, 0);
  const squares = group.length * means.reduce((sum, mean) => sum + mean * (1 - mean), 0);
  return { things: 1, squares, degrees: group.length - 1, inverses: 1 / group.length, squaredMeans, means };
}

function sumOf(things: readonly Sums[], answers: number): Sums {
  const total = (of: (thing: Sums) => number): number => things.reduce((sum, thing) => sum + of(thing), 0);
  return {
    things: things.length,
    squares: total(({ squares }) => squares),
    degrees: total(({ degrees }) => degrees),
    inverses: total(({ inverses }) => inverses),
    squaredMeans: total(({ squaredMeans }) => squaredMeans),
    means: Array.from({ length: answers }, (_none, place) => total(({ means }) => at(means, place))),
  };
}

function less(all: Sums, one: Sums): Sums {
  return {
    things: all.things - 1,
    squares: all.squares - one.squares,
    degrees: all.degrees - one.degrees,
    inverses: all.inverses - one.inverses,
    squaredMeans: all.squaredMeans - one.squaredMeans,
    means: all.means.map((mean, place) => mean - at(one.means, place)),
  };
}

interface Split {
  readonly within: number;
  /** Below 0 where repeats vary more than things. */
  readonly between: number;
}

function splitOf({ things, squares, degrees, inverses, squaredMeans, means }: Sums): Split {
  const within = squares / degrees < rounding ? 0 : squares / degrees;
  const ofMeans = (squaredMeans - means.reduce((sum, mean) => sum + mean * mean, 0) / things) / (things - 1);
  const between = ofMeans - (within * inverses) / things;
  return { within, between: Math.abs(between) < rounding ? 0 : between };
}

/** Sums that are taken apart again leave this much. */
const rounding = 1e-12;

function shareOf({ within, between }: Split): number {
  return between + within === 0 ? 0 : between / (between + within);
}

/** A scale on which a figure is nearer to normal. */
interface Scale {
  to(value: number): number;
  from(value: number): number;
  /** The largest value. */
  readonly most: number;
}

const logarithm: Scale = { to: Math.log, from: Math.exp, most: Infinity };
const logOdds: Scale = { to: (value) => Math.log(value / (1 - value)), from: (value) => 1 / (1 + Math.exp(-value)), most: 1 };

/** Student's interval, as far to either side as it reaches on the plain scale or on the other. */
function jackknife(estimate: number, without: readonly number[], { t, scale }: { t: number; scale: Scale }): Component {
  const plain = t * errorOf(without);
  const inside = (value: number): number => Math.min(scale.most, Math.max(0, value));
  const ends = [estimate - plain, estimate + plain];
  const moved = [estimate, ...without].map((value) => scale.to(value));
  if (moved.every(Number.isFinite)) {
    const half = t * errorOf(moved.slice(1));
    ends.push(...[-half, half].map((by) => scale.from(scale.to(estimate) + by)));
  }
  return { estimate: inside(estimate), low: inside(Math.min(...ends)), high: inside(Math.max(...ends)) };
}

/** The jackknife's standard error, from the figures without each thing. */
function errorOf(without: readonly number[]): number {
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((squares * (without.length - 1)) / without.length);
}

/**
 * The interval of what repeats vary by, on the scale of logarithms; where one thing alone, or none, has a deviating answer, by the
 * Wilson limits of the share of such things.
 */
function withinOf(
  estimate: number,
  without: readonly number[],
  { groups, level, t }: { groups: Groups; level: number; t: number },
): Component {
  if (estimate > 0 && without.every((value) => value > 0)) {
    const half = t * errorOf(without.map(Math.log));
    return { estimate, low: estimate * Math.exp(-half), high: estimate * Math.exp(half) };
  }
  const repeated = groups.filter(({ length }) => length > 1);
  const [n, fewest] = [repeated.length, repeated.reduce((least, { length }) => Math.min(least, length), Infinity)];
  const count = estimate > 0 ? 1 : 0;
  const { low, high } = wilsonInterval({ count, n, level });
  // A thing with one deviating answer of k adds 2/k, summed over answers.
  const each = estimate > 0 ? estimate * n : 2 / fewest;
  return { estimate, low: low * each, high: high * each };
}

type Groups = readonly (readonly string[])[];

function requireGroups(groups: readonly (readonly string[])[]): void {
  const repeated = groups.filter(({ length }) => length > 1).length;
  if (groups.length < 3 || repeated < 2 || groups.some(({ length }) => length === 0))
    throw invalidArgument(
      `variances of answers need at least 3 things, none without an answer, and repeats of two of them; there are ${groups.length}, ${repeated} of them repeated`,
      { things: groups.length, repeated },
    );
}
