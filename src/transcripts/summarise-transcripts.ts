import type { Transcript } from '../spec/index.ts';
import { fieldsOf, listOf, textOf } from './fields.ts';

/** What came in, in figures. */
export interface TranscriptSummary {
  readonly transcripts: number;
  readonly entries: number;
  readonly harmful: number;
  readonly innocent: number;
  /** Of which nothing is said of harm. */
  readonly unknown: number;
  /** How many pieces could not be read, by what they are, the most frequent first. */
  readonly unread: Readonly<Record<string, number>>;
}

/** Counts transcripts, their truths and what could not be read of them. */
export function summariseTranscripts(transcripts: readonly Transcript[]): TranscriptSummary {
  const counts = new Map<string, number>();
  for (const { metadata } of transcripts)
    for (const piece of listOf(metadata?.['unread'])) {
      const what = textOf(fieldsOf(piece)['what']);
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  const count = (harmful: boolean | undefined): number => transcripts.filter(({ truth }) => truth?.harmful === harmful).length;
  return {
    transcripts: transcripts.length,
    entries: transcripts.reduce((sum, { entries }) => sum + entries.length, 0),
    harmful: count(true),
    innocent: count(false),
    unknown: count(undefined),
    unread: Object.fromEntries([...counts].sort(([, a], [, b]) => b - a)),
  };
}
