import { at } from '../numeric/at.ts';
import { requireProbability } from '../arguments.ts';

/**
 * p-values of one family, adjusted by Holm's step-down method so that the chance of any false rejection in the family
 * stays below the line that they are held to, whatever their dependence. `pValues` in [0, 1], in any order, also
 * none; `adjusted` in the same order, each in [its p-value, 1]. As R's `p.adjust(method = "holm")`.
 * Throws `invalid-argument`. Source: Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
 */
export function holm({ pValues }: { pValues: readonly number[] }): { adjusted: number[] } {
  for (const pValue of pValues) requireProbability('each p-value', pValue);
  const ascending = [...pValues.keys()].sort((a, b) => at(pValues, a) - at(pValues, b));
  const adjusted = pValues.map(() => 1);
  let highest = 0;
  for (const [rank, index] of ascending.entries()) {
    highest = Math.max(highest, Math.min(1, (pValues.length - rank) * at(pValues, index)));
    adjusted[index] = highest;
  }
  return { adjusted };
}
