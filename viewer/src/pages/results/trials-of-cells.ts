import type { Cell, TrialQueryInput } from '../../../../src/spec/index.ts';

type CellFilter = Pick<TrialQueryInput, 'cells' | 'scenarios' | 'models' | 'levels'>;

/**
 * The filter that gives exactly the trials of these cells: by the levels that they share where that names them and no
 * other, since a reader can read it and change it; else by their ids. Empty where they are all.
 */
export function trialsOfCells(ids: readonly string[], all: readonly Cell[]): CellFilter {
  const wanted = new Set(ids);
  const cells = all.filter(({ id }) => wanted.has(id));
  if (cells.length === 0) return { cells: [...ids] };
  let kept = dimensionsOf(all).flatMap(({ name, of }): Restriction[] => {
    const levels = new Set(cells.map(of));
    return levels.has(undefined) ? [] : [{ name, of, levels }];
  });
  const isExact = (restrictions: readonly Restriction[]): boolean =>
    all.every((cell) => restrictions.every(({ of, levels }) => levels.has(of(cell))) === wanted.has(cell.id));
  if (!isExact(kept)) return { cells: cells.map(({ id }) => id) };
  for (const restriction of kept.toReversed()) {
    const without = kept.filter((own) => own !== restriction);
    if (isExact(without)) kept = without;
  }
  return filterOf(kept);
}

interface Dimension {
  readonly name: string;
  readonly of: (cell: Cell) => string | undefined;
}

interface Restriction extends Dimension {
  readonly levels: ReadonlySet<string | undefined>;
}

/** What a reader would name first comes first: it is the last to be left out. */
function dimensionsOf(all: readonly Cell[]): Dimension[] {
  const factors = new Set(all.flatMap(({ condition }) => Object.keys(condition)));
  return [
    { name: 'scenario', of: ({ scenario }) => scenario },
    { name: 'model', of: ({ model }) => model },
    ...[...factors].map((name): Dimension => ({ name, of: ({ condition }) => condition[name as keyof typeof condition] })), // keys of conditions
  ];
}

function filterOf(restrictions: readonly Restriction[]): CellFilter {
  const lists = new Map(restrictions.map(({ name, levels }) => [name, [...levels].filter((level) => level !== undefined)]));
  const [scenarios, models] = [lists.get('scenario'), lists.get('model')];
  lists.delete('scenario');
  lists.delete('model');
  return {
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(models === undefined ? {} : { models }),
    ...(lists.size === 0 ? {} : { levels: Object.fromEntries(lists) }),
  };
}
