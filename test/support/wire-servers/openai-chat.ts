import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { z } from 'zod';
import { argumentsOf, withoutReasoning } from './answer.ts';
import { checkTools } from './check-tools.ts';
import { assistantMessage, checkTurn, type ReturnedTurn, type Trail } from './memory.ts';
import { createOpenCalls, type OpenCalls } from './open-calls.ts';
import { blockedPrompt, completion, openrouterError } from './openai-chat-answer.ts';
import { openaiError, openaiKeyRefusal } from './openai-errors.ts';
import { unseal } from './seal.ts';
import { bearerKey, shaped, Violation, type Wire } from './wire.ts';

/** Who speaks chat completions, and so how reasoning goes to and fro. */
export type ChatDialect =
  /** OpenAI: no reasoning on the wire; reasoning models take neither `max_tokens` nor a temperature */
  | 'openai'
  /** `reasoning_content`, which must come back: DeepSeek, Kimi, local servers */
  | 'deepseek'
  /** `reasoning`, which need not come back */
  | 'together'
  /** `reasoning` with `reasoning_details`, which must come back */
  | 'openrouter';

/** OpenAI's chat completions, and what others have made of them. */
export function openaiChat(dialect: ChatDialect = 'openai'): Wire {
  return {
    name: `chat completions (${dialect})`,
    basePath: dialect === 'openrouter' ? '/api/v1' : '/v1',
    modelOf: (path, body) => (path.endsWith('/v1/chat/completions') ? String(body['model']) : undefined),
    keyOf: bearerKey,
    keyRefusal: (given) =>
      dialect === 'openrouter'
        ? { status: 401, message: given === undefined ? 'No auth credentials found' : 'User not found.' }
        : openaiKeyRefusal(given),
    read: ({ body, trail }) => {
      const request = shaped(ChatRequest, body);
      if (dialect === 'openai') checkReasoningModel(request);
      const tools = checkTools(
        (request.tools ?? []).map(({ function: { name, description, parameters } }) => ({ name, description, schema: parameters })),
        /^[a-zA-Z0-9_-]{1,64}$/,
      );
      return {
        prompt: readMessages(request.messages, trail, dialect),
        tools,
        temperature: request.temperature,
        maxOutputTokens: request.max_completion_tokens ?? request.max_tokens,
        seed: request.seed,
      };
    },
    write: (answer, { model, trail }) => {
      if (answer.ends === 'blocked-prompt') return { ...blockedPrompt(dialect, model), said: answer };
      const said = dialect === 'openai' ? withoutReasoning(answer) : answer;
      return { status: 200, body: completion(answer, { model, stamp: trail.stamp(), dialect }), said };
    },
    error: dialect === 'openrouter' ? openrouterError : openaiError,
  };
}

const Text = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map(({ text }) => text).join('')),
]);
const ReasoningDetail = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  data: z.string().nullish(),
  signature: z.string().nullish(),
});
const Message = z.discriminatedUnion('role', [
  z.looseObject({ role: z.enum(['system', 'developer', 'user']), content: Text }),
  z.looseObject({
    role: z.literal('assistant'),
    content: Text.nullish(),
    reasoning_content: z.string().nullish(),
    reasoning_details: z.array(ReasoningDetail).nullish(),
    tool_calls: z
      .array(
        z.looseObject({
          id: z.string().min(1),
          type: z.literal('function'),
          function: z.strictObject({ name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/), arguments: z.string() }),
        }),
      )
      .min(1)
      .optional(),
  }),
  z.looseObject({ role: z.literal('tool'), tool_call_id: z.string(), content: Text }),
]);
type Message = z.infer<typeof Message>;
type AssistantMessage = Extract<Message, { role: 'assistant' }>;

const positive = z.int().min(1).optional();
const ChatRequest = z.looseObject({
  model: z.string().min(1),
  messages: z.array(Message).min(1),
  tools: z
    .array(
      z.looseObject({
        type: z.literal('function'),
        function: z.looseObject({ name: z.string(), description: z.string().optional(), parameters: z.unknown() }),
      }),
    )
    .optional(),
  stream: z.literal(false).optional(),
  max_tokens: positive,
  max_completion_tokens: positive,
  temperature: z.number().min(0).max(2).optional(),
  seed: z.int().optional(),
  reasoning_effort: z.string().optional(),
});

function checkReasoningModel({ model, max_tokens, temperature, reasoning_effort }: z.infer<typeof ChatRequest>): void {
  if (!/^(o\d|gpt-5|gpt-6)/.test(model) || reasoning_effort === 'none') return;
  if (max_tokens !== undefined)
    throw new Violation("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", {
      param: 'max_tokens',
      code: 'unsupported_parameter',
    });
  if (temperature !== undefined && temperature !== 1)
    throw new Violation(
      `Unsupported value: 'temperature' does not support ${temperature} with this model. Only the default (1) value is supported.`,
      { param: 'temperature', code: 'unsupported_value' },
    );
}

function readMessages(messages: readonly Message[], trail: Trail, dialect: ChatDialect): LanguageModelV4Message[] {
  const prompt: LanguageModelV4Message[] = [];
  const calls = createOpenCalls({
    unanswered: (ids) =>
      `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${ids}`,
    unasked: (id) => `Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls' (${id}).`,
  });
  for (const message of messages) {
    if (message.role === 'tool') {
      const { tool_call_id: toolCallId, content } = message;
      const part = { type: 'tool-result' as const, toolCallId, toolName: calls.close(toolCallId), output: outputOf(content) };
      const last = prompt.at(-1);
      if (last?.role === 'tool') last.content.push(part);
      else prompt.push({ role: 'tool', content: [part] });
      trail.pass(part);
      continue;
    }
    calls.settle();
    const read = readMessage(message, { trail, calls, dialect });
    prompt.push(read);
    trail.pass(read);
  }
  calls.settle();
  return prompt;
}

function readMessage(
  message: Exclude<Message, { role: 'tool' }>,
  { trail, calls, dialect }: { trail: Trail; calls: OpenCalls; dialect: ChatDialect },
): LanguageModelV4Message {
  if (message.role === 'user') return { role: 'user', content: [{ type: 'text', text: message.content }] };
  if (message.role !== 'assistant') return { role: 'system', content: message.content };
  const turn = turnOf(message);
  checkTurn(trail, turn, demands[dialect]);
  calls.open(turn.calls);
  return assistantMessage(turn);
}

const demands: Readonly<Record<ChatDialect, string | undefined>> = {
  openai: undefined,
  together: undefined,
  deepseek: 'The `reasoning_content` in the thinking mode must be passed back to the API.',
  openrouter: 'the reasoning_details of this turn must be passed back as they were given',
};

function turnOf({ content, reasoning_content, reasoning_details, tool_calls = [] }: AssistantMessage): ReturnedTurn {
  const calls = tool_calls.map(({ id, function: { name, arguments: text } }) => {
    if (Object.keys(argumentsOf({ arguments: text })).length === 0 && text.trim() !== '{}')
      throw new Violation(`the arguments of ${id} must be a JSON object as text, got ${text}`);
    return { id, tool: name, input: argumentsOf({ arguments: text }) };
  });
  if ((content ?? '') === '' && calls.length === 0) throw new Violation('an assistant message needs content or tool_calls');
  return { text: content ?? '', calls, reasoning: reasoning_content ?? reasoningUnder(reasoning_details ?? []) };
}

/** OpenRouter passes on details that providers have signed or encrypted: both must be whole. */
function reasoningUnder(details: readonly z.infer<typeof ReasoningDetail>[]): string {
  return details
    .map(({ type, text, data, signature }) => {
      const under = unseal(signature ?? data ?? '');
      if (under === undefined || (type === 'reasoning.text' && under !== text))
        throw new Violation('Invalid `signature` in `thinking` block');
      return type === 'reasoning.text' ? under : '';
    })
    .join('');
}

/** OpenAI's client writes what went wrong as `{"error": …}`; others are given the tool's own words. */
function outputOf(content: string): { type: 'text' | 'error-text'; value: string } {
  const { error } = argumentsOf({ arguments: content });
  if (typeof error === 'string') return { type: 'error-text', value: error };
  return { type: content.startsWith('Error: ') ? 'error-text' : 'text', value: content };
}
