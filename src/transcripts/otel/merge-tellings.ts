import { diffArrays } from 'diff';
import type { Draft, DraftEntry, Unread } from '../draft.ts';

/** A conversation that grows by what spans tell of it. */
export interface GrowingConversation {
  /** Adds what is not known yet of a history, each where it stands in it: behind the longest part that both have in common, in order. */
  addHistory(draft: Draft): void;
  /** Adds what is new by its nature. */
  addNew(draft: Draft): void;
  draft(): Draft;
}

/** An empty conversation. Every call of a model tells the whole history again; here each entry stands once. */
export function growConversation(): GrowingConversation {
  let entries: readonly KnownEntry[] = [];
  const unread: Unread[] = [];
  const kept = new Set<string>();
  const keep = (pieces: readonly Unread[], before: number): void => {
    for (const piece of pieces) {
      const key = JSON.stringify([piece.what, piece.value]);
      if (!kept.has(key)) unread.push({ ...piece, before: before + piece.before });
      kept.add(key);
    }
  };
  return {
    addHistory({ entries: history, unread: strange }) {
      keep(strange, 0);
      entries = joined(entries, history.map(knownAs));
    },
    addNew({ entries: fresh, unread: strange }) {
      keep(strange, entries.length);
      entries = [...entries, ...fresh.map(knownAs)];
    },
    draft: () => ({ entries: entries.map(({ entry }) => entry), unread }),
  };
}

/** Both sequences in one: what they have in common once, and between it first what is only in the first. */
function joined(first: readonly KnownEntry[], second: readonly KnownEntry[]): readonly KnownEntry[] {
  const all: KnownEntry[] = [];
  let waiting: readonly KnownEntry[] = [];
  let position = 0;
  for (const { added, removed, value } of diffArrays([...first], [...second], { comparator: isSame })) {
    if (added) {
      waiting = value;
      continue;
    }
    const known = first.slice(position, position + value.length);
    position += value.length;
    if (removed) {
      all.push(...known);
      continue;
    }
    all.push(...waiting, ...known.map((entry, index) => completed(entry, value[index])));
    waiting = [];
  }
  return [...all, ...waiting];
}

/** What was told first, with what only the second telling recorded. */
function completed(first: KnownEntry, second: KnownEntry | undefined): KnownEntry {
  const fuller = first.text === '' && second !== undefined ? second : first;
  return { entry: { ...second?.entry, ...first.entry, text: fuller.entry.text }, text: fuller.text };
}

/** An entry with its text in a form in which the same thing told twice is the same. */
interface KnownEntry {
  readonly entry: DraftEntry;
  readonly text: string;
}

function knownAs(entry: DraftEntry): KnownEntry {
  return { entry, text: canonical(entry.text) };
}

/** What one source leaves out (a call's id, its tool, its arguments) does not make two of one. */
function isSame(a: KnownEntry, b: KnownEntry): boolean {
  const unrecorded = a.entry.kind === 'tool-call' && a.entry.callId === b.entry.callId && (a.text === '' || b.text === '');
  return (
    a.entry.role === b.entry.role &&
    a.entry.kind === b.entry.kind &&
    (a.text === b.text || unrecorded) &&
    agree(a.entry.callId, b.entry.callId) &&
    agree(a.entry.tool, b.entry.tool)
  );
}

function agree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** JSON without regard to blanks and the order of keys; other text without the blanks around it. */
function canonical(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return text.trim();
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
