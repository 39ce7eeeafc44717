import { replayModel, resampleModel, type ConnectedModel } from '../../models/index.ts';
import { deriveSeed, type Cell, type ResolvedModel, type RunOrigin, type RunReader, type RunRecord } from '../../spec/index.ts';
import { openRun } from '../../store/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { runFolder } from '../runs-folder.ts';
import { resolveSubjects } from './resolve-subjects.ts';

/** The models that answer in a run, and where its trials' seeds are from. */
export interface RunModels {
  readonly models: ReadonlyMap<string, ConnectedModel>;
  /** What is put around a model once books are kept on it. */
  readonly around: (model: ResolvedModel) => ResolvedModel;
  readonly seedsOf?: (cell: Cell, index: number) => { worldSeed: number; subjectSeed: number };
  close(): void;
}

/**
 * The models of a run: resolved by name, or, for a run made from another, out of that run's record.
 * Throws InputError for names that cannot be resolved, and for an origin that is not there any more.
 */
export async function runModels(
  run: Pick<RunRecord, 'cells' | 'origin' | 'study'>,
  context: Context,
  options: OptionValues,
): Promise<RunModels> {
  const names = run.cells.map((cell) => cell.model);
  const { origin } = run;
  if (origin === undefined)
    return { models: await resolveSubjects(names, context, options), around: (model) => model, close: () => undefined };
  const source = openRun(runFolder(context, options, origin.run));
  if (origin.type === 'replay') return { ...(await replayed(names, source, { context, options })), close: source.close };
  const models = await resolveSubjects(names, context, options);
  return { ...resampled(origin, source, run.study.seed), models, close: source.close };
}

/** Reference subjects compute their answers again; all others answer out of the record. */
async function replayed(
  names: readonly string[],
  source: RunReader,
  { context, options }: { context: Context; options: OptionValues },
): Promise<Omit<RunModels, 'close'>> {
  const synthetic = await resolveSubjects(
    names.filter((name) => name.startsWith('reference/')),
    context,
    options,
  );
  const recorded = names
    .filter((name) => !synthetic.has(name))
    .map((name) => [name, replayModel(name, { recordedCalls: source.recordedCalls, run: source.run.id })] as const);
  return { models: new Map([...synthetic, ...recorded]), around: (model) => model };
}

function resampled(
  origin: Extract<RunOrigin, { type: 'resample' }>,
  source: RunReader,
  seed: number,
): Pick<RunModels, 'around' | 'seedsOf'> {
  const { trial, call, worldSeed, subjectSeed, run } = origin;
  const [cell = '', index = ''] = trial.split('/');
  const calls = source.recordedCalls(cell, Number(index));
  return {
    around: (model) => resampleModel(model, { calls, cell, index: Number(index), run, seed: subjectSeed, ownFrom: call }),
    seedsOf: (_cell, own) => ({ worldSeed, subjectSeed: deriveSeed('resample', seed, trial, call, own) }),
  };
}
