import { at } from '../numeric/at.ts';
import { requireProbability } from '../arguments.ts';

/**
 * p-values of one family, adjusted by the step-up method of Benjamini and Hochberg so that, of what is rejected below
 * a line, the expected share of false rejections stays below it. Assumes independent or positively dependent tests.
 * `pValues` in [0, 1], in any order, also none; `adjusted` in the same order, each in [its p-value, 1]. As R's
 * `p.adjust(method = "BH")`. Throws `invalid-argument`.
 * Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300.
 */
export function benjaminiHochberg({ pValues }: { pValues: readonly number[] }): { adjusted: number[] } {
  for (const pValue of pValues) requireProbability('each p-value', pValue);
  const descending = [...pValues.keys()].sort((a, b) => at(pValues, b) - at(pValues, a));
  const adjusted = pValues.map(() => 1);
  let lowest = 1;
  for (const [rank, index] of descending.entries()) {
    lowest = Math.min(lowest, (pValues.length / (pValues.length - rank)) * at(pValues, index));
    adjusted[index] = lowest;
  }
  return { adjusted };
}
