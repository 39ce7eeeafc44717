import { InputError } from '../../errors/index.ts';
import type { KeptSample } from '../../spec/index.ts';
import type { ViewedRun } from '../../store/index.ts';

/** The sample of a number that is kept in a run. Throws InputError `invalid-argument`. */
export function keptSample(viewed: Pick<ViewedRun, 'samples'>, id: number): KeptSample {
  const samples = viewed.samples();
  const found = samples.find((sample) => sample.id === id);
  if (found !== undefined) return found;
  throw new InputError('invalid-argument', `there is no sample ${id} in this run`, {
    hint: samples.length === 0 ? 'custodes sample … --save keeps one.' : `There are ${samples.length}; choose one on the page of labels.`,
  });
}
