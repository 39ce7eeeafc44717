import type { LanguageModelV4 } from '@ai-sdk/provider';
import { CustodesError } from '../../errors/index.ts';
import type { CallPlace, TrialCalls } from '../../spec/index.ts';
import { withGenerate } from '../with-generate.ts';
import { buyCall } from './buy-call.ts';
import { callKey } from './call-key.ts';
import type { CallingSetting } from './calling-setting.ts';
import { givenAnswer } from './recorded-answer.ts';

/**
 * The model for one trial, or for a branch of it: each call is taken from the ledger where that holds an answer to the very same call of the
 * very same trial, else bought and written to the ledger before it is given. `onReuse` hears of each that was not bought.
 */
export function recordingModel(
  { cell, index, drop, firstPosition = 1, branch = 0 }: TrialCalls,
  setting: CallingSetting,
  onReuse: (place: CallPlace) => void,
): LanguageModelV4 {
  const stored = new Map(setting.ledger.callsOf(cell, index, branch).map((call) => [call.position, call]));
  let position = firstPosition - 1;
  return withGenerate(setting.model, async (options) => {
    position += 1;
    const place = { cell, index, ...(branch === 0 ? {} : { branch }), position, key: callKey(setting.name, options) };
    const known = stored.get(position);
    if (known?.key === place.key && known.answer !== null) {
      onReuse(place);
      return givenAnswer(known.answer);
    }
    try {
      const { record, error } = await buyCall(options, place, setting);
      setting.ledger.append(record);
      if (record.answer === null) throw error;
      return givenAnswer(record.answer);
    } catch (error) {
      if (error instanceof CustodesError && error.code === 'budget-reached') drop();
      throw error;
    }
  });
}
