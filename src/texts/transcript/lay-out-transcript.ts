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
export function layOutTranscript(entries: readonly TranscriptEntry[], { perEntry, whole }: TranscriptLimits = transcriptLimits): string {
  const share = Math.max(200, Math.min(perEntry, Math.floor(whole / Math.max(1, entries.length))));
  return entries.map((entry) => `${headingOf(entry)}\n${fenced(cut(entry.text, share))}`).join('\n\n');
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
  return `[${seq}] ${at === undefined ? '' : `${inert(at).replaceAll('\n', ' ')} `}${what}`;
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = Math.floor(limit / 2);
  return `${text.slice(0, half)}\n⟨${text.length - 2 * half} characters left out⟩\n${text.slice(-half)}`;
}
