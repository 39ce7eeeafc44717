import type { JsonValue, TranscriptEntry } from '../spec/index.ts';

/** An entry before it has its number; a call and its result share a `callId`, from which the result takes the tool's name. */
export interface DraftEntry extends Omit<TranscriptEntry, 'seq'> {
  readonly callId?: string;
}

/** A piece of what came in that has no place in a transcript; it is kept as it was. */
export interface Unread {
  /** What it is, such as `image_url` or `message of role critic`. */
  readonly what: string;
  /** The number of the entry before which it stood. */
  readonly before: number;
  readonly value: JsonValue;
}

/** What was read of some messages, in order. */
export interface Draft {
  readonly entries: readonly DraftEntry[];
  readonly unread: readonly Unread[];
}

export const emptyDraft: Draft = { entries: [], unread: [] };

/** A draft of one piece that has no place. */
export function unreadDraft(what: string, value: unknown): Draft {
  return { entries: [], unread: [{ what, before: 0, value: asJson(value) }] };
}

/** Drafts one behind the other. */
export function joinDrafts(drafts: readonly Draft[]): Draft {
  const entries: DraftEntry[] = [];
  const unread: Unread[] = [];
  for (const draft of drafts) {
    unread.push(...draft.unread.map((piece) => ({ ...piece, before: piece.before + entries.length })));
    entries.push(...draft.entries);
  }
  return { entries, unread };
}

/** The entries with their numbers from 0, and results with the name of the tool whose call they answer. */
export function numberEntries(drafts: readonly DraftEntry[]): readonly TranscriptEntry[] {
  const tools = new Map<string, string>();
  return drafts.map(({ callId, ...entry }, seq) => {
    if (entry.kind === 'tool-call' && callId !== undefined && entry.tool !== undefined) tools.set(callId, entry.tool);
    const tool = entry.tool ?? (callId === undefined ? undefined : tools.get(callId));
    return { ...entry, seq, ...(tool === undefined ? {} : { tool }) };
  });
}

/** A value as JSON holds it: what came out of JSON stays as it is. */
export function asJson(value: unknown): JsonValue {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as JsonValue); // what JSON.parse gives
}
