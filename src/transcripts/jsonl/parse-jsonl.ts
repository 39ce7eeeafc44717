import { z } from 'zod';
import { nearestName } from '../../errors/index.ts';
import type { Transcript } from '../../spec/index.ts';
import { joinDrafts, type Draft } from '../draft.ts';
import { makeTranscript } from '../make-transcript.ts';
import { readMessage } from '../messages/read-message.ts';
import { cannotRead, parseJson } from '../reading-problem.ts';
import { GivenTruth, truthOf } from './truth.ts';

/** What a line of a file holds. */
const Line = z.strictObject({
  id: z.union([z.string().min(1), z.number()]).optional(),
  /** Instructions that stand apart from the messages, as Anthropic's do. */
  system: z.union([z.string(), z.array(z.unknown())]).optional(),
  messages: z.array(z.unknown()).min(1),
  truth: GivenTruth.optional(),
  changes: z.array(z.string()).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});
type Line = z.infer<typeof Line>;

/**
 * Transcripts of a JSONL file, one a line: `{"id", "messages", "truth", …}`, in the order of its lines. `name` names the
 * file in messages. Throws InputError `unreadable-file` that names the line.
 */
export function parseJsonl(text: string, name: string): readonly Transcript[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.every((line) => line.trim() === '')) throw cannotRead(name, 'there is nothing in it', { hint: form });
  const seen = new Map<string, string>();
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const place = `${name}:${index + 1}`;
    const transcript = readLine(line, place);
    const before = seen.get(transcript.id);
    if (before !== undefined)
      throw cannotRead(place, `the id '${transcript.id}' is taken by ${before}`, { hint: 'Give each transcript an id of its own.' });
    seen.set(transcript.id, place);
    return [transcript];
  });
}

const form = 'A line looks like {"id":"a1","messages":[{"role":"user","content":"…"},…],"truth":{"harmful":false}}.';

function readLine(line: string, place: string): Transcript {
  const parsed = Line.safeParse(parseJson(line, place, `Each line is a transcript by itself. ${form}`));
  if (!parsed.success) throw refusal(parsed.error.issues, place);
  const { id, system, messages, truth, changes, metadata } = parsed.data;
  const drafts = messages.map(readMessage);
  const before = system === undefined ? [] : [readMessage({ role: 'system', content: system })];
  const draft = joinDrafts([...before, ...drafts]);
  return makeTranscript({
    id: id === undefined ? place : String(id),
    place,
    source: 'jsonl',
    draft,
    truth: truth === undefined ? undefined : truthOf(truth, { spans: spansOf(before, drafts), entries: draft.entries, place }),
    changes,
    metadata,
  });
}

/** The numbers of the entries of each message. */
function spansOf(before: readonly Draft[], drafts: readonly Draft[]): readonly (readonly number[])[] {
  let next = before.reduce((sum, { entries }) => sum + entries.length, 0);
  return drafts.map(({ entries }) => entries.map(() => next++));
}

function refusal(issues: readonly z.core.$ZodIssue[], place: string): Error {
  const problems = issues.map((issue) => {
    const where = issue.path.map(String).join('.');
    const what = issue.code === 'unrecognized_keys' ? `unknown key ${issue.keys.map((key) => `'${key}'`).join(', ')}` : issue.message;
    return where === '' ? what : `${where}: ${what}`;
  });
  const strangers = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ key, issue })) : []));
  const nearest = strangers.map(({ key, issue }) => nearestName(key, knownKeys(issue))).find((name) => name !== undefined);
  const elsewhere = strangers.length > 0 ? 'What else is to be kept belongs into metadata. ' : '';
  return cannotRead(place, problems.join('; '), {
    hint: `${nearest === undefined ? '' : `Did you mean '${nearest}'? `}${elsewhere}${form}`,
  });
}

function knownKeys(issue: z.core.$ZodIssue): readonly string[] {
  return Object.keys(issue.path[0] === 'truth' ? GivenTruth.shape : Line.shape);
}
