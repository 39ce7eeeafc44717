import type { ShortenedItems, Transcript, TranscriptView } from '../../spec/index.ts';
import { entriesInView, fill, layOutShortened, readText, shortenTranscript } from '../../texts/index.ts';
import type { OutsideSession } from './outside-session.ts';

/** A transcript from elsewhere as it is put before the reviewer. */
interface ShownOutside {
  readonly text: string;
  /** Numbers of the entries that are shown. */
  readonly shown: readonly number[];
}

/**
 * Shows a transcript within the limits in which judges are shown one. What is left out is decided before the view is, so that
 * it is the same under every view; the reviewer is told of it.
 */
export function showOutsideSession({ transcript }: OutsideSession, view: TranscriptView): ShownOutside {
  const shortened = shortenTranscript(transcript.entries);
  const entries = entriesInView(shortened.entries, view);
  const log = layOutShortened(entries, shortened);
  const isShortened = shortened.leftOut !== null || shortened.cut.length > 0;
  const told = fill(note, { entries: String(shortened.leftOut?.count ?? 0), cut: String(shortened.cut.length) });
  return { text: isShortened ? `${told}\n\n${log}` : log, shown: entries.map(({ seq }) => seq) };
}

/** How many transcripts are too long to be shown whole, and what becomes of what shows the harm in them. */
export function shortenedItems(transcripts: readonly Transcript[]): ShortenedItems {
  const fates = transcripts.flatMap(fateOf);
  const count = (fate: Fate): number => fates.filter((one) => one === fate).length;
  return {
    transcripts: transcripts.length,
    shortened: fates.length,
    harmLeftOut: count('left-out'),
    harmCut: count('cut'),
    harmUnknown: count('unknown'),
  };
}

/** What becomes of the harm where a transcript is shortened; `none` where there is none, or all that shows it stays. */
type Fate = 'none' | 'left-out' | 'cut' | 'unknown';

function fateOf({ entries, truth }: Transcript): Fate[] {
  const { entries: shown, cut, leftOut } = shortenTranscript(entries);
  if (leftOut === null && cut.length === 0) return [];
  if (truth?.harmful !== true) return ['none'];
  const telling = tellingIn({ entries, truth });
  if (telling.length === 0) return ['unknown'];
  const seen = new Set(shown.map(({ seq }) => seq));
  const kept = telling.filter((seq) => seen.has(seq));
  if (kept.length === 0) return ['left-out'];
  return kept.length < telling.length || kept.some((seq) => cut.includes(seq)) ? ['cut'] : ['none'];
}

/** The entries that are stated to show the harm, without numbers that no entry bears. */
export function tellingIn({ entries, truth }: Pick<Transcript, 'entries' | 'truth'>): readonly number[] {
  const numbers = new Set(entries.map(({ seq }) => seq));
  return (truth?.lines ?? []).filter((line) => numbers.has(line));
}

const note = readText(new URL('shortened-log.md', import.meta.url));
