import type { RecordedCall, ResolvedModel } from '../spec/index.ts';
import { beginningAs, replayingModel } from './calling/index.ts';

/** The trial that others begin as. */
export interface SharedBeginning {
  /** Its calls, in order; empty for reference subjects, which answer again as they did. */
  readonly calls: readonly RecordedCall[];
  readonly cell: string;
  readonly index: number;
  readonly run: string;
  /** The subject seed that its calls bore. */
  readonly seed: number;
  /** The first call that is not its own any more, from 1. */
  readonly ownFrom: number;
}

/** A model whose trials all begin as one trial did and go their own ways from a call on. */
export function resampleModel(model: ResolvedModel, { calls, cell, index, run, seed, ownFrom }: SharedBeginning): ResolvedModel {
  const { forTrial, languageModel, name } = model;
  return {
    ...model,
    forTrial: (trial) => {
      // What is asked afterwards is the trial's own from its first call on.
      if (trial.branch !== undefined) return forTrial?.(trial) ?? languageModel;
      const own = forTrial?.({ ...trial, firstPosition: ownFrom }) ?? languageModel;
      const first = forTrial === undefined ? languageModel : replayingModel({ cell, index }, { name, run, callsOf: () => calls });
      return beginningAs(own, { as: first, ownFrom, seed });
    },
  };
}
