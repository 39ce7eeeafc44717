import { resolve } from 'node:path';
import { findRun } from '../store/index.ts';
import type { Context } from './context.ts';
import type { OptionValues } from './options.ts';

/** The folder that holds the runs: `--out`, or `runs` in the working directory. */
export function runsFolder({ workingDirectory }: Context, { out }: OptionValues): string {
  return resolve(workingDirectory, out ?? 'runs');
}

/** The folder of the run that a name, unique prefix, path or `latest` stands for. Throws InputError `run-not-found`. */
export function runFolder(context: Context, given: OptionValues, name: string): string {
  return findRun(runsFolder(context, given), name);
}
