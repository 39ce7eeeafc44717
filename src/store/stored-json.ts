import { StoreError } from '../errors/index.ts';

/** A value that the store itself wrote as JSON. Throws StoreError `run-corrupt` where it is no JSON any more. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what the store wrote there
export function storedJson<Value>(text: unknown): Value {
  try {
    return JSON.parse(String(text)) as Value; // the store wrote it, so its shape is not checked again
  } catch (cause) {
    throw new StoreError('run-corrupt', 'the run holds a value that is not as custodes writes it', {
      hint: 'custodes verify shows what else is not as it was recorded. Restore the run from a copy.',
      cause,
    });
  }
}
