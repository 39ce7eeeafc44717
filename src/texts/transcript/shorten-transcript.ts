import type { TranscriptEntry } from '../../spec/index.ts';
import { cut, layOutTranscript, shareOf, transcriptLimits } from './lay-out-transcript.ts';

/** With more entries, too little would be left for each to say anything. */
const mostEntries = 1000;

/** A transcript within the limits in which readers are shown one. */
export interface ShortenedTranscript {
  /** The entries that are shown; of a text that is too long the middle is left out, and said to be. */
  readonly entries: readonly TranscriptEntry[];
  /** `seq` of the shown entries whose text is cut. */
  readonly cut: readonly number[];
  /** How many entries are left out of the middle, and the `seq` of the first that is shown after them; null where all are shown. */
  readonly leftOut: { readonly count: number; readonly before: number } | null;
}

/**
 * Shortens a transcript to what judges are shown of one: the first and the last 500 of more than 1,000 entries, and of all
 * texts together so much that 400,000 UTF-16 code units are not passed by far. What is short enough stays as it is.
 */
export function shortenTranscript(entries: readonly TranscriptEntry[]): ShortenedTranscript {
  const half = mostEntries / 2;
  const parts = entries.length <= mostEntries ? [entries] : [entries.slice(0, half), entries.slice(-half)];
  const limits = { ...transcriptLimits, whole: Math.floor(transcriptLimits.whole / parts.length) };
  const shown = parts.flatMap((part) => {
    const share = shareOf(part, limits);
    return part.map((entry) => ({ entry: { ...entry, text: cut(entry.text, share) }, isCut: entry.text.length > share }));
  });
  const before = parts[1]?.[0]?.seq;
  return {
    entries: shown.map(({ entry }) => entry),
    cut: shown.flatMap(({ entry, isCut }) => (isCut ? [entry.seq] : [])),
    leftOut: before === undefined ? null : { count: entries.length - mostEntries, before },
  };
}

/** Lays out entries of a shortened transcript; where entries were left out, a line says so that none of their texts can forge. */
export function layOutShortened(entries: readonly TranscriptEntry[], { leftOut }: ShortenedTranscript): string {
  // Texts were cut already; a marker of what was cut is not to be cut again.
  const whole = { perEntry: Infinity, whole: Infinity };
  if (leftOut === null) return layOutTranscript(entries, whole);
  const [early, late] = [entries.filter(({ seq }) => seq < leftOut.before), entries.filter(({ seq }) => seq >= leftOut.before)];
  return [layOutTranscript(early, whole), `⟨${leftOut.count} entries left out⟩`, layOutTranscript(late, whole)]
    .filter((part) => part !== '')
    .join('\n\n');
}
