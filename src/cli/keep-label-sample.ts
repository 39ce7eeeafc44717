import { join } from 'node:path';
import type { KeptSample } from '../spec/index.ts';
import { keepSample, runFileName } from '../store/index.ts';
import type { Context } from './context.ts';

/** A sample as it was drawn. */
interface DrawnSample extends Pick<KeptSample, 'series' | 'rubric' | 'seed'> {
  /** The run that it is of. */
  readonly run: string;
  /** The question that is asked. */
  readonly field: string;
  readonly trials: readonly { readonly trial: string }[];
}

/**
 * Keeps a sample in the run's folder, where the viewer offers it to raters, and says where. Throws InputError
 * `trial-not-found`, StoreError.
 */
export function keepLabelSample(
  { clock, version, terminal }: Pick<Context, 'clock' | 'version' | 'terminal'>,
  folder: string,
  { run, series, rubric, field, seed, trials }: DrawnSample,
): KeptSample {
  const at = new Date(clock.now()).toISOString();
  const { sample, isNew } = keepSample(join(folder, runFileName), {
    series,
    rubric,
    name: field,
    seed,
    trials: trials.map(({ trial }) => trial),
    version,
    at,
  });
  const how = isNew ? 'Kept in the run as' : 'The run already has it as';
  terminal.err(`\n${how} sample ${sample.id}: ${field}, ${trials.length} trials. Label them: custodes view ${run}, then Labels\n`);
  return sample;
}
