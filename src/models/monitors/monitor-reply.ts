import type { LanguageModelV4Content, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { z } from 'zod';
import { ModelError } from '../../errors/index.ts';
import type { MonitorRequest, OfferedTool } from './monitor-request.ts';

/**
 * What a monitor's reply means: a JSON object is the call of the tool that was offered, or the answer where JSON was asked
 * for; `{"text"}` is an answer in words. Throws ModelError `model-call-failed` for all else, which another attempt would
 * not mend.
 */
export function readReply(reply: string, { tools, replySchema }: MonitorRequest): LanguageModelV4GenerateResult {
  const fields = objectOf(reply);
  const { usage, ...said } = fields;
  const text = Object.keys(said).length === 1 && typeof said['text'] === 'string' ? said['text'] : undefined;
  if (text !== undefined || (tools.length === 0 && replySchema !== null))
    return resultOf({ type: 'text', text: text ?? JSON.stringify(said) }, usage);
  const { tool, input } = callOf(said, tools);
  return resultOf({ type: 'tool-call', toolCallId: 'call-1', toolName: tool, input: JSON.stringify(input) }, usage);
}

type Fields = Readonly<Record<string, unknown>>;

function objectOf(reply: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(reply);
  } catch {
    throw refused(`it answered what is not JSON: ${reply.trim() === '' ? '(nothing)' : reply.trim().slice(0, 200)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused('it answered JSON that is no object');
  return value as Fields; // string keys, as of any object
}

function callOf(said: Fields, tools: readonly OfferedTool[]): { tool: string; input: Fields } {
  const { tool: named, arguments: given } = said;
  const [only, ...others] = tools;
  if (typeof named === 'string' && typeof given === 'object' && given !== null) {
    const offered = tools.find(({ name }) => name === named);
    if (offered === undefined) throw refused(`it called '${named}', which is not among the tools it was offered`);
    return { tool: named, input: accepted(argumentsFor(offered.inputSchema, given as Fields), offered) }; // an object, by typeof
  }
  if (only === undefined || others.length > 0)
    throw refused(`it must say which of ${tools.length} tools it calls: {"tool": …, "arguments": {…}}`);
  return { tool: only.name, input: accepted(argumentsFor(only.inputSchema, said), only) };
}

/** Names under which a verdict goes in one scenario or the other. */
const sameMeaning: Readonly<Record<string, string>> = { flag: 'harmful', harmful: 'flag' };

/** The reply as the tool's arguments: with a reason and lines where it gave none, since a monitor need not. */
function argumentsFor(inputSchema: unknown, said: Fields): Fields {
  const schema = inputSchema as { readonly properties?: Fields }; // JSON Schema of an object
  const known = new Set(Object.keys(schema.properties ?? {}));
  const entries = Object.entries(said).map(([key, value]): [string, unknown] => {
    const other = sameMeaning[key];
    return [known.has(key) || other === undefined || !known.has(other) || other in said ? key : other, value];
  });
  const optional = Object.entries({ reason: 'no reason given', lines: [] }).filter(([key]) => known.has(key));
  return Object.fromEntries([...optional, ...entries]);
}

/** The arguments where the tool takes them: a monitor that is told what is wrong would most often answer the same again, at the same price. */
function accepted(input: Fields, { name, inputSchema }: Pick<OfferedTool, 'name' | 'inputSchema'>): Fields {
  const schema = { ...(inputSchema as z.core.JSONSchema.BaseSchema), additionalProperties: false }; // an object's, as offered to a model
  const { success, error } = z.fromJSONSchema(schema).safeParse(input);
  if (success) return input;
  const problems = error.issues.map(({ path, message }) => `${path.length === 0 ? '' : `${path.join('.')}: `}${message}`);
  throw refused(`it answered what ${name} does not take: ${problems.join('; ')}`);
}

function resultOf(content: LanguageModelV4Content, usage: unknown): LanguageModelV4GenerateResult {
  const counted = typeof usage === 'object' && usage !== null ? (usage as Fields) : {}; // an object, by typeof
  const count = (key: string): number | undefined => (typeof counted[key] === 'number' ? counted[key] : undefined);
  return {
    content: [content],
    finishReason: { unified: content.type === 'tool-call' ? 'tool-calls' : 'stop', raw: undefined },
    usage: {
      inputTokens: { total: count('inputTokens'), noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: count('outputTokens'), text: undefined, reasoning: undefined },
    },
    warnings: [],
  };
}

function refused(problem: string): ModelError {
  return new ModelError('model-call-failed', problem, {
    hint: 'A monitor answers with one JSON object, such as {"suspicion": 20, "flag": false}; docs/bring-your-own.md has the rest.',
  });
}
