import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { z } from 'zod';
import { argumentsOf, withoutReasoning, type Answer } from './answer.ts';
import { checkTools } from './check-tools.ts';
import { assistantMessage, checkTurn, type Trail } from './memory.ts';
import { createOpenCalls, type OpenCalls } from './open-calls.ts';
import { seal, unseal } from './seal.ts';
import { shaped, Violation, type Wire, type WireFailure } from './wire.ts';

export interface MessagesOptions {
  /** Whether the model thinks unasked, as the newest do; else as the request asks. */
  readonly showReasoning?: true;
}

/** Anthropic's Messages API. */
export function anthropicMessages({ showReasoning }: MessagesOptions = {}): Wire {
  return {
    name: 'messages',
    basePath: '/v1',
    modelOf: (path, body) => (path === '/v1/messages' ? String(body['model']) : undefined),
    keyOf: (headers) => headers['x-api-key']?.toString(),
    keyRefusal: (given) => ({ status: 401, message: given === undefined ? 'x-api-key header is required' : 'invalid x-api-key' }),
    read: ({ headers, body, trail }) => {
      if (headers['anthropic-version'] !== '2023-06-01') throw new Violation('anthropic-version: header is required');
      const request = shaped(MessagesRequest, body);
      const breakpoints = JSON.stringify(body).split('"cache_control":{').length - 1;
      if (breakpoints > 4) throw new Violation(`A maximum of 4 blocks with cache_control may be provided. Found ${breakpoints}.`);
      const most = outputLimits.find(([family]) => request.model.includes(family))?.[1] ?? Infinity;
      if (request.max_tokens > most)
        throw new Violation(
          `max_tokens: ${request.max_tokens} > ${most}, which is the maximum allowed number of output tokens for ${request.model}`,
        );
      const tools = checkTools(
        (request.tools ?? []).map(({ name, description, input_schema }) => ({ name, description, schema: input_schema })),
        /^[a-zA-Z0-9_-]{1,128}$/,
      );
      trail.pass(request.system);
      const system: LanguageModelV4Message[] = request.system === undefined ? [] : [{ role: 'system', content: request.system }];
      const prompt = [...system, ...readMessages(request.messages, trail)];
      return { prompt, tools, temperature: request.temperature, maxOutputTokens: request.max_tokens, seed: undefined };
    },
    write: (answer, { model, body, trail }) => {
      if (answer.ends === 'blocked-prompt')
        return { status: 400, body: errorOf({ status: 400, message: 'Output blocked by content filtering policy' }), said: answer };
      if (answer.ends === 'error') return { status: 500, body: errorOf({ status: 500, message: 'Internal server error' }), said: answer };
      const shown = showReasoning ?? body['thinking'] !== undefined;
      const said = shown ? answer : withoutReasoning(answer);
      return { status: 200, body: messageOf(said, { model, stamp: trail.stamp() }), said };
    },
    error: errorOf,
  };
}

/** Output tokens that a model can give at most. */
const outputLimits: readonly (readonly [string, number])[] = [
  ['opus-4-1', 32_000],
  ['sonnet-4-5', 64_000],
  ['haiku-4-5', 64_000],
  ['3-haiku', 4096],
];

const TextBlock = z.looseObject({ type: z.literal('text'), text: z.string() });
const joined = (blocks: readonly { text: string }[]): string => blocks.map(({ text }) => text).join('\n');
const Block = z.discriminatedUnion('type', [
  TextBlock,
  z.strictObject({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() }),
  z.strictObject({ type: z.literal('redacted_thinking'), data: z.string() }),
  z.looseObject({
    type: z.literal('tool_use'),
    id: z.string().regex(/^[a-zA-Z0-9_-]+$/),
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,200}$/),
    input: z.record(z.string(), z.unknown()),
  }),
  z.looseObject({
    type: z.literal('tool_result'),
    tool_use_id: z.string(),
    content: z.union([z.string(), z.array(TextBlock).transform(joined)]).optional(),
    is_error: z.boolean().optional(),
  }),
]);
type Block = z.infer<typeof Block>;
const Content = z.union([z.string().transform((text): Block[] => [{ type: 'text', text }]), z.array(Block).min(1)]);
const MessagesRequest = z.looseObject({
  model: z.string().min(1),
  max_tokens: z.int().min(1),
  system: z.union([z.string(), z.array(TextBlock).transform(joined)]).optional(),
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: Content })).min(1),
  tools: z.array(z.looseObject({ name: z.string(), description: z.string().optional(), input_schema: z.unknown() })).optional(),
  stream: z.literal(false).optional(),
  temperature: z.number().min(0).max(1).optional(),
});

function readMessages(messages: z.infer<typeof MessagesRequest>['messages'], trail: Trail): LanguageModelV4Message[] {
  const prompt: LanguageModelV4Message[] = [];
  const calls = createOpenCalls({
    unanswered: (ids) =>
      `messages: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
    unasked: (id) =>
      `messages: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
  });
  if (messages.at(-1)?.role === 'assistant') throw new Violation('This model does not support assistant message prefill.');
  if (messages[0]?.role !== 'user') throw new Violation('messages: first message must use the "user" role');
  for (const message of messages) {
    checkText(message.content);
    if (message.role === 'assistant') calls.settle();
    const read = message.role === 'assistant' ? [readTurn(message.content, trail, calls)] : readUser(message.content, calls);
    trail.pass(read);
    prompt.push(...read);
  }
  calls.settle();
  return prompt;
}

function checkText(content: readonly Block[]): void {
  for (const block of content) {
    if (block.type !== 'text') continue;
    if (block.text === '') throw new Violation('messages: text content blocks must be non-empty');
    if (block.text.trim() === '') throw new Violation('messages: text content blocks must contain non-whitespace text');
  }
}

function readTurn(content: readonly Block[], trail: Trail, calls: OpenCalls): LanguageModelV4Message {
  const last = content.at(-1)?.type;
  if (last === 'thinking' || last === 'redacted_thinking')
    throw new Violation(`messages: The final block in an assistant message cannot be \`${last}\`.`);
  const reasoning = content
    .map((block) => (block.type === 'thinking' || block.type === 'redacted_thinking' ? thinkingOf(block) : ''))
    .join('');
  const uses = content.filter((block) => block.type === 'tool_use').map(({ id, name, input }) => ({ id, tool: name, input }));
  const text = content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  const turn = { text, calls: uses, reasoning };
  checkTurn(
    trail,
    turn,
    'messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`. When `thinking` is enabled, a final `assistant` message must start with a thinking block.',
  );
  calls.open(uses);
  return assistantMessage(turn);
}

function thinkingOf(block: Extract<Block, { type: 'thinking' | 'redacted_thinking' }>): string {
  const under = unseal(block.type === 'thinking' ? block.signature : block.data);
  if (under === undefined || (block.type === 'thinking' && under !== block.thinking))
    throw new Violation('messages: Invalid `signature` in `thinking` block');
  return under;
}

function readUser(content: readonly Block[], calls: OpenCalls): LanguageModelV4Message[] {
  const results = content.filter((block) => block.type === 'tool_result');
  if (content.slice(0, results.length).some(({ type }) => type !== 'tool_result'))
    throw new Violation('messages: tool_result blocks must come first in the content');
  const parts = results.map(({ tool_use_id, content: value = '', is_error }) => ({
    type: 'tool-result' as const,
    toolCallId: tool_use_id,
    toolName: calls.close(tool_use_id),
    output: { type: is_error === true ? ('error-text' as const) : ('text' as const), value },
  }));
  calls.settle();
  const texts = content.flatMap((block) => (block.type === 'text' ? [{ type: 'text' as const, text: block.text }] : []));
  return [
    ...(parts.length > 0 ? [{ role: 'tool' as const, content: parts }] : []),
    ...texts.map((part) => ({ role: 'user' as const, content: [part] })),
  ];
}

function messageOf(answer: Answer, { model, stamp }: { model: string; stamp: string }): unknown {
  const { ends, usage, parts } = answer;
  const reasons = { length: 'max_tokens', refusal: 'refusal', 'content-filter': 'refusal' } as const;
  const done = parts.some(({ type }) => type === 'tool-call') ? 'tool_use' : 'end_turn';
  return {
    id: `msg_${stamp}`,
    type: 'message',
    role: 'assistant',
    model,
    content: parts.map((part, index) => {
      if (part.type === 'text') return { type: 'text', text: part.text };
      if (part.type === 'tool-call') return { type: 'tool_use', id: part.id, name: part.tool, input: argumentsOf(part) };
      return { type: 'thinking', thinking: part.text, signature: seal(part.text, `${stamp}${index}`) };
    }),
    stop_reason: ends in reasons ? reasons[ends as keyof typeof reasons] : done,
    stop_sequence: null,
    usage: {
      input_tokens: usage.inputTokens - usage.cachedInputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: usage.cachedInputTokens,
      output_tokens: usage.outputTokens,
      output_tokens_details: { thinking_tokens: usage.reasoningTokens },
      service_tier: 'standard',
    },
  };
}

function errorOf({ status, message }: WireFailure): unknown {
  const types: Readonly<Record<number, string>> = {
    401: 'authentication_error',
    403: 'permission_error',
    404: 'not_found_error',
    429: 'rate_limit_error',
    500: 'api_error',
    529: 'overloaded_error',
  };
  return { type: 'error', error: { type: types[status] ?? 'invalid_request_error', message }, request_id: 'req_1' };
}
