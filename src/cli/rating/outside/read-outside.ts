import { InputError } from '../../../errors/index.ts';
import type { Transcript } from '../../../spec/index.ts';
import { hashTranscript, readTranscripts } from '../../../transcripts/index.ts';
import { transcriptFile } from '../../transcript-file.ts';

/** Transcripts from elsewhere, by their ids, in the order of the files. */
export interface OutsideTranscripts {
  readonly transcripts: ReadonlyMap<string, Transcript>;
  /** The hash of what a reader is shown of each, by id. */
  readonly hashes: ReadonlyMap<string, string>;
}

/**
 * Reads transcripts from files. Throws InputError `unreadable-file` for a file that cannot be read or is none of the known
 * forms, and where two transcripts bear the same id.
 */
export async function readOutside(names: readonly string[], workingDirectory: string): Promise<OutsideTranscripts> {
  const transcripts = new Map<string, Transcript>();
  const files = new Map<string, string>();
  for (const name of names) {
    for (const transcript of await readTranscripts({ bytes: transcriptFile(name, workingDirectory), name })) {
      const before = files.get(transcript.id);
      if (before !== undefined)
        throw new InputError('unreadable-file', `a transcript of ${name} bears the id '${transcript.id}', which one of ${before} has`, {
          hint: 'Rate these files one after the other, into the same file of ratings or another: there, transcripts are told apart by their text as well.',
        });
      files.set(transcript.id, name);
      transcripts.set(transcript.id, transcript);
    }
  }
  return { transcripts, hashes: new Map([...transcripts].map(([id, transcript]) => [id, hashTranscript(transcript)])) };
}
