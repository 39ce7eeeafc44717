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

/**
 * Reads JSON of which the same texts come again and again, each once: trials of a run have a few hundred different
 * outcomes. What it gives is shared, and not to be changed.
 */
export function createRepeatedJson(): typeof storedJson {
  const known = new Map<unknown, unknown>();
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
  return <Value>(text: unknown): Value => {
    const found = known.get(text);
    if (found !== undefined) return found as Value; // it was read from the same text
    const value = storedJson<Value>(text);
    if (known.size >= mostKept) known.clear();
    known.set(text, value);
    return value;
  };
}

const mostKept = 4096;
