import type { TranscriptEntry, TranscriptView } from '../../spec/index.ts';
import { inert } from './inert.ts';

/** How much text is laid out, in UTF-16 code units; what is beyond is cut out of the middle, and said to be. */
export interface TranscriptLimits {
  readonly perEntry: number;
  readonly whole: number;
}

export const transcriptLimits: TranscriptLimits = { perEntry: 20_000, whole: 400_000 };

/** The entries that a view shows. */
export function entriesInView(entries: readonly TranscriptEntry[], view: TranscriptView): readonly TranscriptEntry[] {
  return entries.filter(({ kind }) => shown[view].has(kind));
}

/**
 * A transcript as text. Each entry has a heading that begins with its `seq` in brackets, and each line of what was said or
 * done stands behind `| `, with invisible characters written out. So no text in it can pass for a heading, or for anything
 * outside of the transcript.
 */
export function layOutTranscript(entries: readonly TranscriptEntry[], limits: TranscriptLimits = transcriptLimits): string {
  const share = shareOf(entries, limits);
  return entries.map((entry) => `${headingOf(entry)}\n${fenced(cut(entry.text, share))}`).join('\n\n');
}

/** How many characters of the entries' texts are left out where they are laid out under these limits, in UTF-16 code units. */
export function charactersLeftOut(entries: readonly TranscriptEntry[], limits: TranscriptLimits = transcriptLimits): number {
  const share = shareOf(entries, limits);
  return entries.reduce((sum, { text }) => sum + leftOutOf(text, share), 0);
}

/** Text as it stands in a transcript: each line behind `| `. */
export function fenced(text: string): string {
  return inert(text)
    .split('\n')
    .map((line) => `| ${line}`.trimEnd())
    .join('\n');
}

const shown: Readonly<Record<TranscriptView, ReadonlySet<TranscriptEntry['kind']>>> = {
  everything: new Set(['message', 'reasoning', 'tool-call', 'tool-result']),
  'no-reasoning': new Set(['message', 'tool-call', 'tool-result']),
  'actions-only': new Set(['tool-call', 'tool-result']),
};

function headingOf({ seq, role, kind, tool, at, isError }: TranscriptEntry): string {
  const name = inert((tool ?? 'a tool').slice(0, 100)).replaceAll('\n', ' ');
  const what = {
    message: `${role === 'tool' ? 'system' : role} writes`,
    reasoning: `${role} thinks`,
    'tool-call': `${role} calls ${name}`,
    'tool-result': `${name} answers${isError === true ? ' with an error' : ''}`,
  }[kind];
  return `[${seq}] ${at === undefined ? '' : `${inert(at.slice(0, longestTime)).replaceAll('\n', ' ')} `}${what}`;
}

/** No time is longer; what is given as one may be anything. */
const longestTime = 40;

/** What each entry may take up. */
export function shareOf(entries: readonly unknown[], { perEntry, whole }: TranscriptLimits): number {
  return Math.max(200, Math.min(perEntry, Math.floor(whole / Math.max(1, entries.length))));
}

/** A text of which the middle is left out where it is longer than the limit, and said to be. */
export function cut(text: string, limit: number): string {
  const leftOut = leftOutOf(text, limit);
  if (leftOut === 0) return text;
  const half = Math.floor(limit / 2);
  return `${text.slice(0, half)}\n⟨${leftOut} characters left out⟩\n${text.slice(-half)}`;
}

function leftOutOf(text: string, limit: number): number {
  return text.length <= limit ? 0 : text.length - 2 * Math.floor(limit / 2);
}
