import { boschlooTest, cochranMantelHaenszelTest, mcnemarExactTest, stratifiedRiskDifference, type TwoArms } from '../../stats/index.ts';
import { differenceOf, mergeWorlds, type Stratum } from './strata.ts';

/** What two arms show of their difference. */
export interface DifferenceEstimate {
  readonly estimate: number;
  /** Undefined where there is too little to say how sure it is. */
  interval(level: number): { readonly method: string; readonly low: number; readonly high: number } | undefined;
  readonly test: { readonly method: string; readonly pValue: number } | undefined;
}

/** Pairs of trials of the same world that differ: `b` true in the first arm alone, `c` in the second alone. */
export interface DiscordantPairs {
  readonly b: number;
  readonly c: number;
}

/**
 * The stratified difference of two proportions, and its test: McNemar's where the study asked for pairs, Boschloo's
 * with one stratum (as far as its exact sum reaches), Cochran–Mantel–Haenszel's otherwise. Strata in which all outcomes
 * are equal tell nothing of a difference: with no others, the p-value is 1.
 */
export function estimateProportions(strata: readonly Stratum[], pairs: DiscordantPairs | undefined): DifferenceEstimate {
  return {
    estimate: differenceOf(strata),
    interval: (level) => intervalOf(strata, level),
    test: pairs === undefined ? testOf(strata.map(armsOf)) : { method: 'mcnemar-exact', ...mcnemarExactTest(pairs) },
  };
}

/** Trials an arm and stratum, on average, from which a stratum can bear rates of its own. */
const leastTrials = 4;

/**
 * Miettinen and Nurminen's interval. In strata of a trial or two the rates that a difference allows are far from the
 * true ones, and the interval is a fifth too wide; there the worlds of a condition are taken together for its width,
 * which is a little wider than it had to be where worlds differ, and never narrower than it may be.
 */
function intervalOf(strata: readonly Stratum[], level: number): ReturnType<DifferenceEstimate['interval']> {
  const merged = mergeWorlds(strata);
  const trials = Math.min(...(['first', 'second'] as const).map((side) => strata.reduce((sum, stratum) => sum + stratum[side].n, 0)));
  const isSparse = trials < leastTrials * strata.length && merged.length < strata.length;
  const used = isSparse ? merged : strata;
  const shift = isSparse ? differenceOf(strata) - differenceOf(merged) : 0;
  const { low, high } = stratifiedRiskDifference({ strata: used.map(armsOf), level });
  return {
    method: used.length === 1 ? 'miettinen-nurminen' : 'stratified-miettinen-nurminen',
    low: Math.max(-1, low + shift),
    high: Math.min(1, high + shift),
  };
}

function testOf(strata: readonly TwoArms[]): NonNullable<DifferenceEstimate['test']> {
  const [only] = strata;
  if (strata.length === 1 && only !== undefined && Math.max(only.n1, only.n2) <= largestBoschlooArm)
    return { method: 'boschloo', ...boschlooTest(only) };
  const method = 'cochran-mantel-haenszel';
  const mixed = strata.some(({ count1, n1, count2, n2 }) => count1 + count2 > 0 && count1 + count2 < n1 + n2);
  return { method, pValue: mixed ? cochranMantelHaenszelTest({ strata }).pValue : 1 };
}

/** `boschlooTest` takes no larger arms, where its exact sum over all tables would take too long. */
const largestBoschlooArm = 500;

function armsOf({ first, second }: Stratum): TwoArms {
  return { count1: first.sum, n1: first.n, count2: second.sum, n2: second.n };
}
