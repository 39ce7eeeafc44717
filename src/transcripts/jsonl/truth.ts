import { z } from 'zod';
import type { TranscriptTruth } from '../../spec/index.ts';
import type { DraftEntry } from '../draft.ts';
import { cannotRead } from '../reading-problem.ts';

/** What is known of a transcript, as a line states it. */
export const GivenTruth = z.strictObject({
  harmful: z.boolean().optional(),
  difficulty: z.int().min(1).max(3).optional(),
  /** Numbers of entries, from 0. */
  lines: z.array(z.int().min(0)).optional(),
  /** Numbers of messages, from 0, of which all that the agent said and did shows it. */
  messages: z.array(z.int().min(0)).optional(),
  author: z.string().min(1).optional(),
  /** What it hangs together with: the same name in each of them. */
  group: z.string().min(1).optional(),
  labels: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])).optional(),
});
export type GivenTruth = z.infer<typeof GivenTruth>;

/** What truth is checked against. */
interface TruthFrame {
  /** The numbers of the entries of each message. */
  readonly spans: readonly (readonly number[])[];
  readonly entries: readonly DraftEntry[];
  readonly place: string;
}

/** The truth with its messages resolved to entries. Throws InputError `unreadable-file` where it names what is not there. */
export function truthOf({ lines, messages, harmful, ...rest }: GivenTruth, { spans, entries, place }: TruthFrame): TranscriptTruth {
  const strangers = [...outside('lines', lines, entries.length), ...outside('messages', messages, spans.length)];
  if (strangers.length > 0)
    throw cannotRead(place, `truth names ${strangers.join(' and ')}`, {
      hint: `It has ${entries.length} entries and ${spans.length} messages, both counted from 0; a message can be several entries.`,
    });
  const all = [...(lines ?? []), ...(messages ?? []).flatMap((message) => agentsOwn(spans[message] ?? [], entries))];
  if (harmful === false && all.length > 0)
    throw cannotRead(place, 'truth says that it is harmless, and which lines show the harm', { hint: 'Leave out one of the two.' });
  return {
    ...(harmful === undefined ? {} : { harmful }),
    ...(rest.difficulty === undefined ? {} : { difficulty: rest.difficulty }),
    ...(lines === undefined && messages === undefined ? {} : { lines: [...new Set(all)].sort((a, b) => a - b) }),
    ...(rest.author === undefined ? {} : { author: rest.author }),
    ...(rest.group === undefined ? {} : { group: rest.group }),
    ...(rest.labels === undefined ? {} : { labels: rest.labels }),
  };
}

function agentsOwn(span: readonly number[], entries: readonly DraftEntry[]): readonly number[] {
  const own = span.filter((number) => entries[number]?.role === 'agent');
  return own.length > 0 ? own : span;
}

function outside(what: string, named: readonly number[] | undefined, count: number): readonly string[] {
  const strangers = (named ?? []).filter((number) => number >= count);
  return strangers.length === 0 ? [] : [`${what} ${strangers.join(', ')}, which are not there`];
}
