import { invalidArgument, requireWhole, type TwoArms } from '../arguments.ts';

/**
 * The strata that have trials in both arms; the others tell nothing of how the arms differ.
 * Throws `invalid-argument` for counts that are no counts, and where no stratum is left.
 */
export function informativeStrata(strata: readonly TwoArms[]): readonly TwoArms[] {
  for (const [index, stratum] of strata.entries()) requireStratum(stratum, index);
  const informative = strata.filter(({ n1, n2 }) => n1 > 0 && n2 > 0);
  if (informative.length === 0)
    throw invalidArgument(`no stratum has trials in both arms; ${strata.length} strata were given`, { strata: strata.length });
  return informative;
}

function requireStratum({ count1, n1, count2, n2 }: TwoArms, index: number): void {
  const arms = [
    [count1, n1],
    [count2, n2],
  ] as const;
  for (const [count, n] of arms) {
    requireWhole('the n of an arm', n);
    requireWhole('the count of an arm', count);
    if (count > n) throw invalidArgument(`a count must be at most its n; in stratum ${index + 1} it is ${count} of ${n}`, { index });
  }
}
