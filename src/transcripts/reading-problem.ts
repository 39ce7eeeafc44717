import { InputError } from '../errors/index.ts';

/** The error of a file that cannot be read as transcripts. `place` names the file, with the line or sample. */
export function cannotRead(place: string, problem: string, { hint, cause }: { hint: string; cause?: unknown }): InputError {
  return new InputError('unreadable-file', `${place}: ${problem}`, { hint, data: { place }, ...(cause === undefined ? {} : { cause }) });
}

/** The value of a JSON text. Throws InputError `unreadable-file`. */
export function parseJson(text: string, place: string, hint: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw cannotRead(place, `this is not JSON (${cause instanceof Error ? cause.message : String(cause)})`, { hint, cause });
  }
}
