/**
 * A reader that reads each text once: the same documents come in trial after trial. What it gives must hang on the text
 * alone. The texts that were read last are kept, together for all readers.
 */
export function oncePerText<Read>(reader: (text: string) => Read): (text: string) => Read {
  return (text) => {
    const known = kept.get(text);
    const readings = known ?? new Map<unknown, unknown>();
    // Set anew, so that the first key is always the text unused for longest.
    if (known !== undefined) kept.delete(text);
    kept.set(text, readings);
    if (kept.size > capacity) kept.delete(kept.keys().next().value ?? text);
    if (!readings.has(reader)) readings.set(reader, reader(text));
    return readings.get(reader) as Read; // set by this reader
  };
}

const capacity = 400;
const kept = new Map<string, Map<unknown, unknown>>();
