import type { JsonValue } from '../../spec/index.ts';
import { emptyDraft, joinDrafts, unreadDraft, type Draft } from '../draft.ts';
import { fieldsOf, firstText, isFields, listOf } from '../fields.ts';
import { callEntry, resultEntry } from '../messages/read-part.ts';
import { readMessage } from '../messages/read-message.ts';
import type { Attributes, Span, SpanEvent } from './otlp.ts';

/** What a span or event tells of a conversation. */
export interface Telling {
  /** The history that a model was given: what is known of it already is not said again. */
  readonly input: Draft;
  /** What came new. */
  readonly output: Draft;
}

/** What the attributes of a span, or of an event `gen_ai.client.inference.operation.details`, tell. */
export function toldByAttributes(attributes: Attributes): Telling {
  const instructions = decoded(attributes['gen_ai.system_instructions']);
  const system = isNothing(instructions) ? [] : [readMessage({ role: 'system', content: instructions })];
  const [answer, ...others] = listOf(decoded(attributes['gen_ai.output.messages']));
  const old = Object.entries(attributes).filter(([key]) => /^(gen_ai\.(prompt|completion)|llm\.(input|output)_messages)\b/.test(key));
  return {
    input: joinDrafts([...system, ...messagesIn(attributes['gen_ai.input.messages'])]),
    output: joinDrafts([
      ...(answer === undefined ? [] : [readMessage(answer)]),
      ...others.map((other) => unreadDraft('further choice', other)),
      ...old.map(([key, value]) => unreadDraft(key, value)),
    ]),
  };
}

/** A tool that ran: its call and its result, as far as they are recorded. */
export function toldByTool({ attributes, failed, name }: Span, at: string): Draft {
  const tool = firstText(attributes['gen_ai.tool.name']) ?? name.replace(/^execute_tool\s*/, '');
  const callId = firstText(attributes['gen_ai.tool.call.id']);
  const call = callEntry({ tool, given: attributes['gen_ai.tool.call.arguments'], callId }, { role: 'agent' });
  const given = attributes['gen_ai.tool.call.result'] ?? (failed ? attributes['error.type'] : undefined);
  const result = isNothing(given) ? [] : [resultEntry({ tool, given: decoded(given), callId, isError: failed }, { role: 'tool', at })];
  return { entries: [call, ...result], unread: [] };
}

/** What an event of the older conventions tells (`gen_ai.user.message`, `gen_ai.choice`, …); undefined for events of other kinds. */
export function toldByEvent({ name, attributes, body }: SpanEvent): Telling | undefined {
  if (name === 'gen_ai.client.inference.operation.details') return toldByAttributes({ ...attributes, ...(isFields(body) ? body : {}) });
  const content = fieldsOf(decoded(attributes['gen_ai.event.content']));
  const fields = { ...attributes, ...content, ...(isFields(body) ? body : {}) };
  if (name === 'gen_ai.content.prompt') return { input: joinDrafts(messagesIn(attributes['gen_ai.prompt'])), output: emptyDraft };
  if (name === 'gen_ai.content.completion') return { input: emptyDraft, output: joinDrafts(messagesIn(attributes['gen_ai.completion'])) };
  if (name === 'gen_ai.choice') {
    const message = { role: 'assistant', ...fieldsOf(decoded(fields['message'] as JsonValue)) };
    const index = Number(fields['index'] ?? 0);
    return { input: emptyDraft, output: index > 0 ? unreadDraft('further choice', message) : readMessage(message) };
  }
  const role = /^gen_ai\.(?<role>system|user|assistant|tool)\.message$/.exec(name)?.groups?.['role'];
  if (role === undefined) return undefined;
  const { content: said, tool_calls: calls, id, name: tool } = fields as Attributes; // of JSON
  const message = {
    role,
    content: decoded(said),
    tool_calls: decoded(calls),
    ...(role === 'tool' ? { tool_call_id: id, name: tool } : {}),
  };
  return { input: readMessage(message), output: emptyDraft };
}

function messagesIn(value: JsonValue | undefined): readonly Draft[] {
  return listOf(decoded(value)).map(readMessage);
}

/** Attributes that may hold JSON as text, since not every exporter can write structures. */
function decoded(value: JsonValue | undefined): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
