import type { Cell, Rating, TrialSummary } from '../../spec/index.ts';

/** A trial with its readings of one series. */
export interface RatedTrial {
  readonly trial: TrialSummary;
  readonly ratings: readonly Rating[];
}

/**
 * Puts each trial and its readings together. Both come in the order of cells and indexes, so that no more than one trial is
 * in memory; a trial that was not read has none.
 */
export function* joinRatings(
  cells: readonly Pick<Cell, 'id'>[],
  trials: Iterable<TrialSummary>,
  ratings: Iterable<Rating>,
): Generator<RatedTrial> {
  const numbers = new Map(cells.map(({ id }, number) => [id, number]));
  const iterator = ratings[Symbol.iterator]();
  let next = iterator.next();
  const isBefore = (id: string, place: readonly [number, number]): boolean => {
    const split = id.lastIndexOf('/');
    const [cell, index] = [numbers.get(id.slice(0, split)) ?? -1, Number(id.slice(split + 1))];
    return cell < place[0] || (cell === place[0] && index < place[1]);
  };
  for (const trial of trials) {
    const id = `${trial.cell}/${trial.index}`;
    const place = [numbers.get(trial.cell) ?? -1, trial.index] as const;
    while (next.done !== true && isBefore(next.value.trial, place)) next = iterator.next();
    const own: Rating[] = [];
    for (; next.done !== true && next.value.trial === id; next = iterator.next()) own.push(next.value);
    yield { trial, ratings: own };
  }
}
