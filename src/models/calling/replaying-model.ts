import type { LanguageModelV4 } from '@ai-sdk/provider';
import { ModelError } from '../../errors/index.ts';
import type { RecordedCall, TrialCalls } from '../../spec/index.ts';
import { callKey } from './call-key.ts';
import { givenAnswer } from './recorded-answer.ts';

/** What a model is replayed from. */
export interface Replay {
  /** The model's name as cells give it. */
  readonly name: string;
  /** The recorded calls of a trial, or of a branch of it, in order. */
  readonly callsOf: (cell: string, index: number, branch?: number) => readonly RecordedCall[];
  /** The run that they are from, for messages. */
  readonly run: string;
}

/**
 * The model for one trial, out of a record alone: every call must be there, and be the very same call. Failures are given
 * again as they were. Throws ModelError `replay-missing` that names the call where the record does not hold it.
 */
export function replayingModel(
  { cell, index, branch = 0 }: Pick<TrialCalls, 'cell' | 'index' | 'branch'>,
  { name, callsOf, run }: Replay,
): LanguageModelV4 {
  const stored = new Map(callsOf(cell, index, branch).map((call) => [call.position, call]));
  const what = `${branch === 0 ? '' : `question ${branch} after `}trial ${cell}/${index}`;
  let position = 0;
  return {
    specificationVersion: 'v4',
    provider: 'replay',
    modelId: name,
    supportedUrls: {},
    doGenerate: (options) => {
      position += 1;
      const known = stored.get(position);
      const missing = (why: string): Promise<never> =>
        Promise.reject(
          new ModelError('replay-missing', `run ${run} does not hold call ${position} of ${what}: ${why}`, {
            hint: 'Replay with the study, settings and version that made the record, or buy what is missing: custodes run --resume.',
            data: { run, cell, index, branch, position },
          }),
        );
      if (known === undefined) return missing(stored.size === 0 ? 'it holds none of this trial' : `it holds ${stored.size} of this trial`);
      if (known.key !== callKey(name, options)) return missing('the recorded one had other messages, tools or settings');
      if (known.answer !== null) return Promise.resolve(givenAnswer(known.answer));
      if (known.outcome === 'aborted')
        return Promise.reject(new DOMException('the recorded call was cut off by the end of its trial', 'AbortError'));
      return Promise.reject(new ModelError('model-call-failed', known.error ?? 'the recorded call failed'));
    },
    doStream: () => Promise.reject(new ModelError('replay-missing', 'recorded calls are not streamed')),
  };
}
