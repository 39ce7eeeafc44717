import type { OutcomeCounts } from './count-outcomes.ts';
import type { PlannedContrast } from './planned-contrast.ts';
import { addSums, growBy, meanOf, type RunningSums, type Sums } from './sums.ts';

/** Trials of both arms that share their world and all that the contrast does not name. */
export interface Stratum {
  /** The condition that they share. */
  readonly shared: string;
  readonly first: Sums;
  readonly second: Sums;
}

/** The strata of a contrast, those of a single arm too. Arms of different scenarios share no world, only conditions. */
export function strataOf({ arms, measure, named }: PlannedContrast, counts: OutcomeCounts): Stratum[] {
  const sharesWorlds = !named.includes('scenario');
  const conditions = new Map<string, Map<number, GrowingStratum>>();
  for (const [side, { cells }] of arms.entries()) {
    for (const { cell, shared } of cells) {
      const strata = conditions.get(shared) ?? new Map<number, GrowingStratum>();
      conditions.set(shared, strata);
      for (const [world, sums] of counts.worlds(cell.id, measure.name)) {
        const place = sharesWorlds ? world : 0;
        let stratum = strata.get(place);
        if (stratum === undefined) {
          stratum = { shared, first: { n: 0, sum: 0, squares: 0 }, second: { n: 0, sum: 0, squares: 0 } };
          strata.set(place, stratum);
        }
        growBy(side === 0 ? stratum.first : stratum.second, sums);
      }
    }
  }
  return [...conditions.values()].flatMap((strata) => [...strata.values()]);
}

interface GrowingStratum {
  readonly shared: string;
  readonly first: RunningSums;
  readonly second: RunningSums;
}

/** The strata that tell of the difference: those with values in both arms. */
export function comparable(strata: readonly Stratum[]): Stratum[] {
  return strata.filter(({ first, second }) => first.n > 0 && second.n > 0);
}

/**
 * Strata that can be compared: of the same worlds; where values are missing so that no world has both arms, of all
 * worlds of a condition together. Empty where no condition has both.
 */
export function comparableOrMerged(strata: readonly Stratum[]): Stratum[] {
  const fine = comparable(strata);
  return fine.length > 0 ? fine : comparable(mergeWorlds(strata));
}

/** One stratum for each condition, whatever the world. */
export function mergeWorlds(strata: readonly Stratum[]): Stratum[] {
  return [...Map.groupBy(strata, ({ shared }) => shared)].map(([shared, own]) => ({
    shared,
    first: addSums(...own.map(({ first }) => first)),
    second: addSums(...own.map(({ second }) => second)),
  }));
}

/** The weight of a stratum by Mantel and Haenszel: n1·n2/(n1+n2). */
export function weightOf({ first, second }: Stratum): number {
  return (first.n * second.n) / (first.n + second.n);
}

/** The weighted mean of the strata's differences, first arm minus second; all must have both arms. */
export function differenceOf(strata: readonly Stratum[]): number {
  let [total, sum] = [0, 0];
  for (const stratum of strata) {
    const weight = weightOf(stratum);
    total += weight;
    sum += weight * (meanOf(stratum.first) - meanOf(stratum.second));
  }
  return sum / total;
}
