import { defaultLevelOf, factorNames, type Cell, type FactorName } from '../../spec/index.ts';

/** A cell whose texts are printed, and what it is held against. */
export interface ChosenCell {
  readonly cell: Cell;
  /** The level that it is shown for; null for the base, which is printed in full. */
  readonly level: { readonly factor: FactorName; readonly level: string } | null;
  /** The cell printed before that is most like it; only what differs from it is printed. */
  readonly against: Cell | null;
}

/**
 * The cells of one scenario whose texts tell all that was shown: a base, the one nearest to the defaults, and for each
 * other level that was used the cell most like those chosen before it. A study has hundreds of cells and a few dozen levels.
 */
export function chooseShownCells(cells: readonly Cell[]): ChosenCell[] {
  const base = leastBy(cells, departuresIn);
  if (base === undefined) return [];
  const own = cells.filter(({ model }) => model === base.model);
  const chosen: ChosenCell[] = [{ cell: base, level: null, against: null }];
  for (const factor of factorNames) {
    for (const level of new Set(own.map(({ condition }) => condition[factor]))) {
      if (level === undefined || chosen.some(({ cell }) => cell.condition[factor] === level)) continue;
      const nearest = leastBy(
        own
          .filter(({ condition }) => condition[factor] === level)
          .flatMap((cell) => chosen.map(({ cell: against }) => ({ cell, against }))),
        ({ cell, against }) => distance(cell, against),
      );
      if (nearest !== undefined) chosen.push({ ...nearest, level: { factor, level } });
    }
  }
  return chosen;
}

/** Factors in which two cells differ. */
export function differingFactors(a: Pick<Cell, 'condition'>, b: Pick<Cell, 'condition'>): FactorName[] {
  return factorNames.filter((factor) => a.condition[factor] !== b.condition[factor]);
}

function departuresIn({ condition }: Cell): number {
  return factorNames.filter((factor) => condition[factor] !== undefined && condition[factor] !== defaultLevelOf(factor)).length;
}

/** A factor that has no meaning in one of them tells them apart by nothing that is shown. */
function distance(a: Cell, b: Cell): number {
  return differingFactors(a, b).filter((factor) => a.condition[factor] !== undefined && b.condition[factor] !== undefined).length;
}

/** The first of the least. */
function leastBy<Item>(items: readonly Item[], of: (item: Item) => number): Item | undefined {
  let best: Item | undefined;
  let least = Infinity;
  for (const item of items) {
    const value = of(item);
    if (value < least) [best, least] = [item, value];
  }
  return best;
}
