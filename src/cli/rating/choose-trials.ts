import { InputError, unknownName } from '../../errors/index.ts';
import { deriveSeed, type RunReader } from '../../spec/index.ts';

/** A trial by its place. */
export interface TrialPlace {
  readonly cell: string;
  readonly index: number;
}

/** The trials that are to be read. */
export interface ChosenTrials {
  /** In the order in which they are read: any beginning of it is balanced over the cells, or a random sample. */
  readonly places: readonly TrialPlace[];
  /** Trials that failed: there is nothing of the subject to be judged. */
  readonly failed: number;
}

/** Which trials; what is absent leaves out none. */
export interface TrialChoice {
  readonly scenarios?: readonly string[] | undefined;
  /** Cell ids, or beginnings of them. */
  readonly cells?: readonly string[] | undefined;
  readonly sample?: number | undefined;
  readonly seed: number;
  /** Whether a trial is left out for another reason. */
  readonly isLeftOut?: (place: TrialPlace) => boolean;
}

/**
 * Chooses stored trials. A sample of more trials holds that of fewer by the same seed. Throws InputError `unknown-name` for
 * a scenario or cell that the run does not have, `trial-not-found` where nothing is left to be read.
 */
export function chooseTrials(reader: Pick<RunReader, 'run' | 'summaries'>, choice: TrialChoice): ChosenTrials {
  const { scenarios, cells, sample, seed, isLeftOut = () => false } = choice;
  const known = reader.run.cells;
  for (const name of scenarios ?? [])
    if (!known.some(({ scenario }) => scenario === name))
      throw unknownName('scenario of the run', name, [...new Set(known.map((cell) => cell.scenario))]);
  for (const name of cells ?? [])
    if (!known.some(({ id }) => id.startsWith(name)))
      throw unknownName(
        'cell',
        name,
        known.map(({ id }) => id),
      );
  const wanted = new Set(
    known
      .filter(({ scenario }) => scenarios?.includes(scenario) ?? true)
      .filter(({ id }) => cells?.some((name) => id.startsWith(name)) ?? true)
      .map(({ id }) => id),
  );
  const places: TrialPlace[] = [];
  let failed = 0;
  for (const { cell, index, disposition } of reader.summaries()) {
    if (!wanted.has(cell)) continue;
    if (disposition === 'failed') failed += 1;
    else if (!isLeftOut({ cell, index })) places.push({ cell, index });
  }
  if (places.length === 0)
    throw new InputError('trial-not-found', `run ${reader.run.id} has no trial to be read by that choice`, {
      hint:
        failed > 0
          ? `${failed} trials failed, and there is nothing of the subject in them to be judged.`
          : 'custodes show lists what the run has.',
    });
  return { places: sample === undefined ? interleaved(places) : drawn(places, { sample, seed }), failed };
}

/** One trial of each cell, then the next of each. */
function interleaved(places: readonly TrialPlace[]): TrialPlace[] {
  return places.toSorted((a, b) => a.index - b.index);
}

/** Each trial has a rank of its own by the seed, so that neither the size of the run nor that of the sample changes it. */
function drawn(places: readonly TrialPlace[], { sample, seed }: { sample: number; seed: number }): TrialPlace[] {
  const ranked = places.map((place) => ({ place, rank: deriveSeed('rating-sample', seed, place.cell, place.index) }));
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, sample)
    .map(({ place }) => place);
}
