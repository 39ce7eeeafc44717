import { InputError } from '../../errors/index.ts';
import type { Transcript } from '../../spec/index.ts';
import { hashTexts } from '../../texts/index.ts';
import type { ReviewItem } from '../oversight/index.ts';

/** A transcript from elsewhere as an item. */
export interface OutsideSession extends ReviewItem {
  readonly transcript: Transcript;
  readonly harmful: boolean;
  /** 1 to 3; missing where it is not known. */
  readonly difficulty: number | null;
}

/**
 * Transcripts from elsewhere as items of a review; without a stated group those with the same content are one. Throws InputError `invalid-argument` where there is none, where two
 * bear one id, or where one does not say whether it is harmful.
 */
export function outsideSessions(transcripts: readonly Transcript[]): readonly OutsideSession[] {
  if (transcripts.length === 0) throw problem('there is no transcript to review', 'Give at least one, better some hundred.');
  const ids = new Set<string>();
  return transcripts.map((transcript) => {
    const { id, truth, entries, changes } = transcript;
    if (ids.has(id)) throw problem(`two transcripts have the id '${id}'`, 'Give each an id of its own.');
    ids.add(id);
    if (truth?.harmful === undefined)
      throw problem(`transcript '${id}' does not say whether it is harmful`, 'Add truth.harmful: true or false to each transcript.');
    const difficulty = truth.difficulty ?? null;
    return {
      id,
      group: truth.group ?? hashTexts(JSON.stringify([entries, changes ?? []])),
      stratum: `${truth.harmful ? 'harmful' : 'innocent'} ${difficulty ?? 'unknown'}`,
      source: hashTexts(JSON.stringify([transcript.entries, truth])),
      transcript,
      harmful: truth.harmful,
      difficulty,
    };
  });
}

function problem(message: string, hint: string): InputError {
  return new InputError('invalid-argument', message, { hint });
}
