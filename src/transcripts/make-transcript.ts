import type { JsonValue, Transcript, TranscriptTruth } from '../spec/index.ts';
import { asJson, numberEntries, type Draft } from './draft.ts';
import { cannotRead } from './reading-problem.ts';

/** What a transcript is made of, besides its entries. */
export interface TranscriptParts {
  readonly id: string;
  /** Where it stood, for messages: file, and line or sample. */
  readonly place: string;
  /** `jsonl`, `inspect` or `opentelemetry`. */
  readonly source: string;
  readonly draft: Draft;
  readonly truth?: TranscriptTruth | undefined;
  readonly changes?: readonly string[] | undefined;
  /** What else came with it. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A transcript with its entries numbered. `metadata` holds `source`, `place`, what else came with it as `given`, and what
 * could not be read as `unread`, each with what it is and before which entry it stood.
 * Throws InputError `unreadable-file` where there is no entry at all.
 */
export function makeTranscript({ id, place, source, draft, truth, changes, metadata }: TranscriptParts): Transcript {
  if (draft.entries.length === 0)
    throw cannotRead(place, 'there is nothing in it that an agent was told, said or did', {
      hint: 'Messages need a known role (system, user, assistant, tool) and content; docs/bring-your-own.md shows the forms.',
    });
  const kept: Record<string, JsonValue> = {
    source,
    place,
    ...(metadata === undefined ? {} : { given: asJson(metadata) }),
    ...(draft.unread.length === 0 ? {} : { unread: asJson(draft.unread) }),
  };
  return {
    id,
    entries: numberEntries(draft.entries),
    ...(changes === undefined ? {} : { changes }),
    ...(truth === undefined ? {} : { truth }),
    metadata: kept,
  };
}
