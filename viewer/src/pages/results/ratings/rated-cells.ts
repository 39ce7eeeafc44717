import type { CellResult, RatingResults, RunView } from '../../../../../src/spec/index.ts';

export type SeriesResult = RatingResults['series'][number];
export type RatedCell = SeriesResult['cells'][number];

export type PanelResult = RatingResults['panels'][number];

/** What the tables of a series or a panel need. */
export interface RatingsTableProps<Result = Pick<SeriesResult, 'cells'>> {
  readonly result: Result;
  readonly cells: readonly CellResult[];
  readonly view: RunView;
  /** Whose ratings they are, in words. */
  readonly name: string;
}

/** The cells of a series or a panel that share scenario and model. */
export interface RatedGroup<Rated> {
  readonly scenario: string;
  readonly model: string;
  readonly parts: readonly Rated[];
}

/** The cells of a series or a panel by scenario and model. */
export function ratedGroups<Rated extends RatedCell>(
  { cells: own }: { readonly cells: readonly Rated[] },
  cells: readonly CellResult[],
): readonly RatedGroup<Rated>[] {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const groups = Map.groupBy(own, ({ cell }) => JSON.stringify([byId.get(cell)?.scenario, byId.get(cell)?.model]));
  return [...groups.values()].map((parts) => {
    const cell = byId.get(parts[0]?.cell ?? '');
    return { scenario: cell?.scenario ?? '', model: cell?.model ?? '', parts };
  });
}

/** Answers to one question over several cells, the most frequent first, and the trials that have none. */
export function answersTo(field: string, parts: readonly RatedCell[]) {
  const counts = new Map<string, number>();
  let [tied, missing] = [0, 0];
  for (const { answers, trials } of parts) {
    const own = answers[field];
    for (const [answer, number] of Object.entries(own?.counts ?? {})) counts.set(answer, (counts.get(answer) ?? 0) + number);
    tied += own?.tied ?? 0;
    missing += own?.missing ?? trials;
  }
  return { counts: [...counts].filter(([, number]) => number > 0).sort(([, one], [, other]) => other - one), tied, missing };
}
