import { ModelError } from '../errors/index.ts';
import type { RecordedCall, ResolvedModel } from '../spec/index.ts';
import { replayingModel } from './calling/index.ts';
import { familyOf } from './family.ts';

/** What a run is replayed from. */
export interface ReplaySource {
  /** The recorded calls of a trial, or of a branch of it, in order. */
  readonly recordedCalls: (cell: string, index: number, branch?: number) => readonly RecordedCall[];
  /** Id of the run that holds them. */
  readonly run: string;
}

/** A model that answers from a record alone: nothing is resolved, loaded, asked for a key or contacted. */
export function replayModel(name: string, { recordedCalls, run }: ReplaySource): ResolvedModel {
  const forTrial: NonNullable<ResolvedModel['forTrial']> = (trial) => replayingModel(trial, { name, callsOf: recordedCalls, run });
  const refuse = (): Promise<never> =>
    Promise.reject(new ModelError('replay-missing', `${name} answers only within a trial of run ${run}`));
  return {
    name,
    family: familyOf(name),
    synthetic: false,
    remote: false,
    languageModel: {
      specificationVersion: 'v4',
      provider: 'replay',
      modelId: name,
      supportedUrls: {},
      doGenerate: refuse,
      doStream: refuse,
    },
    forTrial,
  };
}
