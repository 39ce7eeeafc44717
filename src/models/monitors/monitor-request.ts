import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { readShownLog, type ShownEntry } from '../shown-log.ts';

/** What a monitor from outside is sent, as JSON. */
export interface MonitorRequest {
  readonly format: 'custodes.monitor-request/1';
  readonly system: string;
  /** What it is asked, with the work under review, word for word as a model is. */
  readonly user: string;
  /** The entries of the log in `user`; empty where it holds none. */
  readonly log: readonly ShownEntry[];
  /** What the reply is for; more than one only in scenarios that are no reviews. */
  readonly tools: readonly OfferedTool[];
  /** JSON Schema of the reply, where that is asked for instead of a tool. */
  readonly replySchema: unknown;
  /** What was said after `user`, such as a reply that was not accepted, and why. Empty at first. */
  readonly later: readonly LaterMessage[];
  /** Absent where none is set. */
  readonly seed?: number;
}

export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its arguments. */
  readonly inputSchema: unknown;
}

interface LaterMessage {
  readonly role: 'user' | 'monitor' | 'tool';
  readonly text: string;
}

/** The request for a call. */
export function monitorRequest({ prompt, tools, responseFormat, seed }: LanguageModelV4CallOptions): MonitorRequest {
  const messages = prompt.map(messageOf);
  const asked = messages.findIndex(({ role }) => role === 'user');
  const user = messages[asked]?.text ?? '';
  return {
    format: 'custodes.monitor-request/1',
    system: messages.flatMap(({ role, text }) => (role === 'system' ? [text] : [])).join('\n\n'),
    user,
    log: readShownLog(user),
    tools: (tools ?? []).flatMap((tool) =>
      tool.type === 'function' ? [{ name: tool.name, description: tool.description ?? '', inputSchema: tool.inputSchema }] : [],
    ),
    replySchema: responseFormat?.type === 'json' ? (responseFormat.schema ?? null) : null,
    later: messages.slice(asked + 1).flatMap(({ role, text }) => (role === 'system' ? [] : [{ role, text }])),
    ...(seed === undefined ? {} : { seed }),
  };
}

function messageOf(message: LanguageModelV4CallOptions['prompt'][number]): { role: LaterMessage['role'] | 'system'; text: string } {
  if (message.role === 'system') return { role: 'system', text: message.content };
  const texts = message.content.map((part) => {
    if (part.type === 'text' || part.type === 'reasoning') return part.text;
    if (part.type === 'tool-call') return JSON.stringify({ tool: part.toolName, arguments: part.input });
    return part.type === 'tool-result' ? ('value' in part.output ? asText(part.output.value) : JSON.stringify(part.output)) : '';
  });
  return { role: message.role === 'assistant' ? 'monitor' : message.role, text: texts.join('\n') };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
