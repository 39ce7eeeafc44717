import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../errors/index.ts';

/** The bytes of a file of transcripts, by its name on the command line. Throws InputError `unreadable-file`. */
export function transcriptFile(name: string, workingDirectory: string): Uint8Array {
  try {
    return readFileSync(resolve(workingDirectory, name));
  } catch (cause) {
    throw new InputError('unreadable-file', `the transcripts ${name} cannot be read`, {
      hint: 'Check the path, and that the file may be read.',
      cause,
    });
  }
}
