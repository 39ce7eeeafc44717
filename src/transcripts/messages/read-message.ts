import type { TranscriptEntry } from '../../spec/index.ts';
import { asJson, emptyDraft, joinDrafts, unreadDraft, type Draft } from '../draft.ts';
import { fieldsOf, firstText, isFields, listOf, textOf, timeOf, type Fields } from '../fields.ts';
import { callEntry, readPart, resultEntry, type PartFrame } from './read-part.ts';

/**
 * One message in any of the forms of OpenAI's chat completions, Anthropic's messages, the AI SDK (model and UI messages),
 * Inspect and OpenTelemetry, as entries in the order in which they were said. What has no place among them is in `unread`.
 */
export function readMessage(message: unknown): Draft {
  if (!isFields(message)) return unreadDraft('message that is no object', message);
  const role = roles[textOf(message['role']).toLowerCase()];
  if (role === undefined) return unreadDraft(`message of role ${textOf(message['role']) || '(none)'}`, message);
  const frame: PartFrame = { role, at: timeOf(message['timestamp'] ?? message['created_at'] ?? message['createdAt']) };
  const parts = Array.isArray(message['parts']) ? message['parts'] : undefined;
  return joinDrafts([
    ...['reasoning', 'reasoning_content', 'thinking'].map((key) => readThought(message[key], key, frame)),
    role === 'tool' ? readToolMessage(message, frame) : readContent(parts ?? message['content'], frame),
    readRefusal(message['refusal'], frame),
    ...listOf(message['tool_calls']).map((call) => readToolCall(call, frame)),
    message['function_call'] === undefined || message['function_call'] === null
      ? emptyDraft
      : readToolCall({ function: message['function_call'] }, frame),
    ...Object.entries(message)
      .filter(([key, value]) => !keysRead.has(key) && !isNothing(value))
      .map(([key, value]) => unreadDraft(`message.${key}`, value)),
    ...(parts !== undefined && repeatsNothing(message['content'], parts) ? [unreadDraft('message.content', message['content'])] : []),
  ]);
}

const roles: Readonly<Record<string, TranscriptEntry['role']>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'agent',
  model: 'agent',
  agent: 'agent',
  ai: 'agent',
  tool: 'tool',
  function: 'tool',
};

/** What is read above, and the book-keeping of messages, which says nothing of what the agent did. */
const keysRead: ReadonlySet<string> = new Set([
  ...['role', 'content', 'parts', 'reasoning', 'reasoning_content', 'thinking', 'refusal', 'tool_calls', 'function_call'],
  ...['tool_call_id', 'name', 'function', 'error', 'timestamp', 'created_at', 'createdAt'],
  ...['id', 'type', 'model', 'source', 'usage', 'stop_reason', 'stop_sequence', 'finish_reason'],
]);

function readThought(thought: unknown, key: string, frame: PartFrame): Draft {
  if (isNothing(thought)) return emptyDraft;
  const draft = readPart({ type: 'reasoning', text: thought }, frame);
  return draft === undefined ? unreadDraft(`message.${key}`, thought) : { entries: draft, unread: [] };
}

function readRefusal(refusal: unknown, frame: PartFrame): Draft {
  return isNothing(refusal) ? emptyDraft : readContent(refusal, frame);
}

function readContent(content: unknown, frame: PartFrame): Draft {
  if (isNothing(content)) return emptyDraft;
  const parts = Array.isArray(content) ? content : [content];
  return joinDrafts(
    parts.map((part) => {
      const entries = readPart(part, frame);
      return entries === undefined ? unreadDraft(partName(part), part) : { entries, unread: [] };
    }),
  );
}

/** A message of a tool: results of their own kind, or one result out of all of its content. */
function readToolMessage(message: Fields, frame: PartFrame): Draft {
  const content = message['parts'] ?? message['content'];
  const parts = listOf(content);
  if (parts.length > 0 && parts.some((part) => readPart(part, frame)?.some(({ kind }) => kind === 'tool-result')))
    return readContent(content, frame);
  const texts = parts.length > 0 ? parts.filter((part) => readPart(part, frame) !== undefined) : content;
  const error = message['error'];
  const isError = !isNothing(error);
  const why = isError ? (firstText(fieldsOf(error)['message']) ?? textOf(error)) : '';
  const callId = firstText(message['tool_call_id']);
  const tool = firstText(message['name'], message['function']);
  const result = resultEntry({ tool, given: texts, callId, isError }, frame);
  const text = result.text.includes(why) ? result.text : [result.text, why].filter((part) => part !== '').join('\n');
  const strange = parts.filter((part) => readPart(part, frame) === undefined);
  return { entries: [{ ...result, text }], unread: strange.map((part) => ({ what: partName(part), before: 1, value: asJson(part) })) };
}

/** A call beside the content: OpenAI's `function` or `custom` object, or Inspect's name and arguments. */
function readToolCall(call: unknown, frame: PartFrame): Draft {
  const fields = fieldsOf(call);
  const inner = isFields(fields['function']) ? fields['function'] : isFields(fields['custom']) ? fields['custom'] : fields;
  const tool = firstText(inner['name'], fields['function'], fields['name']);
  if (tool === undefined) return unreadDraft('tool call without a name', call);
  const given = inner['arguments'] ?? inner['input'] ?? inner['args'];
  return { entries: [callEntry({ tool, given, callId: firstText(fields['id']) }, frame)], unread: [] };
}

function partName(part: unknown): string {
  return firstText(fieldsOf(part)['type']) ?? 'part without a type';
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Messages for a page may hold their text a second time as `content`. */
function repeatsNothing(content: unknown, parts: readonly unknown[]): boolean {
  return !isNothing(content) && !(typeof content === 'string' && JSON.stringify(parts).includes(JSON.stringify(content).slice(1, -1)));
}
