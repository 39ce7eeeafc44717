import type { Cell, Rating, TrialSummary } from '../../../spec/index.ts';

/** A trial with its readings, a list for each series; empty where it was not read. */
export interface RatedTrial {
  readonly trial: TrialSummary;
  readonly readings: readonly (readonly Rating[])[];
}

/**
 * Puts each trial and its readings in several series together. All come in the order of cells and indexes, so that no more
 * than one trial is in memory.
 */
export function* joinRatings(
  cells: readonly Pick<Cell, 'id'>[],
  trials: Iterable<TrialSummary>,
  series: readonly Iterable<Rating>[],
): Generator<RatedTrial> {
  const numbers = new Map(cells.map(({ id }, number) => [id, number]));
  const isBefore = (id: string, place: Place): boolean => {
    const split = id.lastIndexOf('/');
    const [cell, index] = [numbers.get(id.slice(0, split)) ?? -1, Number(id.slice(split + 1))];
    return cell < place.cell || (cell === place.cell && index < place.index);
  };
  const take = series.map((ratings) => takeInOrder(ratings, isBefore));
  for (const trial of trials) {
    const place = { id: `${trial.cell}/${trial.index}`, cell: numbers.get(trial.cell) ?? -1, index: trial.index };
    yield { trial, readings: take.map((readingsOf) => readingsOf(place)) };
  }
}

interface Place {
  readonly id: string;
  /** The cell's number in the run. */
  readonly cell: number;
  readonly index: number;
}

/** Gives the readings of one trial after the other; places are asked for in order. */
function takeInOrder(ratings: Iterable<Rating>, isBefore: (id: string, place: Place) => boolean): (place: Place) => readonly Rating[] {
  const iterator = ratings[Symbol.iterator]();
  let next = iterator.next();
  return (place) => {
    while (next.done !== true && next.value.trial !== place.id && isBefore(next.value.trial, place)) next = iterator.next();
    const own: Rating[] = [];
    for (; next.done !== true && next.value.trial === place.id; next = iterator.next()) own.push(next.value);
    return own;
  };
}
