import { createHash } from 'node:crypto';
import type { Reading, TranscriptEntry } from '../../spec/index.ts';
import { charactersLeftOut, fenced, layOutTranscript, transcriptLimits } from '../../texts/index.ts';
import { phrase } from './phrase.ts';

/** A record as text, between lines that nothing in it can forge. */
interface SealedRecord {
  /** What the lines around it bear. */
  readonly code: string;
  readonly record: string;
  /** Empty where changes are not shown. */
  readonly changes: string;
  /** What is too long to be shown. */
  readonly leftOut: NonNullable<Reading['leftOut']>;
}

/**
 * Lays out a record and seals it. The code on the lines around it is the beginning of SHA-256 over all that stands between
 * them: a text that held its own code would have to be written around its hash. `changes` is `unknown` where the judge
 * should see them and nobody knows them; left out where it should not.
 */
export function sealedRecord({
  entries,
  changes,
}: {
  readonly entries: readonly TranscriptEntry[];
  readonly changes?: readonly string[] | 'unknown';
}): SealedRecord {
  const laidOut = entriesInWords(entries);
  const listed = changes === undefined ? undefined : changesInWords(changes);
  const code = codeOver(`${laidOut}\n${listed ?? ''}`);
  return {
    code,
    record: between('RECORD', code, laidOut),
    changes: listed === undefined ? '' : between('CHANGES', code, listed),
    leftOut: {
      entries: entries.length - shownParts(entries).flat().length,
      characters: lengthOf(entries.map(({ text }) => text)) - charactersShown(entries) + changesLeftOut(changes),
    },
  };
}

/** The entries that are shown: all of them, or the first and the last of a record that has too many. */
export function shownParts<Each>(entries: readonly Each[]): readonly (readonly Each[])[] {
  return entries.length <= mostEntries ? [entries] : [entries.slice(0, mostEntries / 2), entries.slice(-mostEntries / 2)];
}

/** With more, too little would be left for each to say anything. */
const mostEntries = 1000;
const longestChange = 400;

function entriesInWords(entries: readonly TranscriptEntry[]): string {
  if (entries.length === 0) return phrase('no-entries');
  const parts = shownParts(entries);
  return parts.map((part) => layOutTranscript(part, limitsOf(parts))).join(leftOut(entries));
}

/** Each part of a record has its share of the whole. */
function limitsOf({ length }: readonly unknown[]): typeof transcriptLimits {
  return { ...transcriptLimits, whole: Math.floor(transcriptLimits.whole / length) };
}

function charactersShown(entries: readonly TranscriptEntry[]): number {
  const parts = shownParts(entries);
  return parts.reduce((sum, part) => sum + lengthOf(part.map(({ text }) => text)) - charactersLeftOut(part, limitsOf(parts)), 0);
}

function changesLeftOut(changes: readonly string[] | 'unknown' = []): number {
  if (changes === 'unknown') return 0;
  return lengthOf(changes) - lengthOf(shownParts(changes).flatMap((part) => part.map((change) => change.slice(0, longestChange))));
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}

function changesInWords(changes: readonly string[] | 'unknown'): string {
  if (changes === 'unknown') return phrase('changes-unknown');
  if (changes.length === 0) return phrase('nothing-changed');
  const parts = shownParts(changes.map((change) => change.slice(0, longestChange)));
  return `${phrase('changed')}\n\n${parts.map((part) => fenced(part.join('\n'))).join(leftOut(changes))}`;
}

function leftOut({ length }: readonly unknown[]): string {
  return `\n\n⟨${length - mostEntries} left out⟩\n\n`;
}

function between(name: string, code: string, text: string): string {
  return `=== BEGINNING OF ${name} ${code} ===\n\n${text}\n\n=== END OF ${name} ${code} ===`;
}

/** 64 bits, as hexadecimal digits; hashed anew while the text holds them, which no text can be written to do. */
function codeOver(text: string): string {
  let code = hashOf(text);
  while (text.includes(code)) code = hashOf(code + text);
  return code;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
