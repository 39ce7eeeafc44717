import { invalidArgument, requireTwoArms, type TwoArms } from '../arguments.ts';
import { maximiseOverRates } from './maximise-over-rates.ts';
import { tablesAsExtreme } from './tables-as-extreme.ts';

/** The largest arm that `boschlooTest` takes. */
const largestArm = 500;

/**
 * Boschloo's exact unconditional two-sided test that two arms have one rate: Fisher's two-sided p-value serves as the
 * statistic, and the p-value is the largest probability, over all common rates, of a table whose Fisher p-value is as
 * small as the one observed (equal within 1e-7, relatively). Never above Fisher's, and exact all the same.
 * `count1` of `n1`, `count2` of `n2`, each n from 1 to 500; `pValue` in (0, 1]. As R's
 * `Exact::exact.test(method = "Boschloo")` without an interval for the nuisance parameter; programs that double a
 * one-sided p-value give another one. Assumes independent trials. Throws `invalid-argument`, also for larger arms.
 * Source: Boschloo (1970), Statistica Neerlandica 24, 1–35.
 */
export function boschlooTest({ count1, n1, count2, n2 }: TwoArms): { pValue: number } {
  requireTwoArms({ count1, n1, count2, n2 });
  if (n1 > largestArm || n2 > largestArm)
    throw invalidArgument(
      `boschlooTest takes at most ${largestArm} trials an arm; there are ${n1} and ${n2}`,
      { n1, n2 },
      'At this size fisherExactTest and cochranMantelHaenszelTest (with one stratum) come to nearly the same.',
    );
  return { pValue: Math.min(1, maximiseOverRates(tablesAsExtreme({ count1, n1, count2, n2 }))) };
}
