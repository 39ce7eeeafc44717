import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { z } from 'zod';
import { argumentsOf, withoutReasoning, type Answer } from './answer.ts';
import { checkTools } from './check-tools.ts';
import { assistantMessage, checkTurn, type ReturnedCall, type Trail } from './memory.ts';
import { createOpenCalls } from './open-calls.ts';
import { openaiError, openaiKeyRefusal } from './openai-errors.ts';
import { seal, unseal } from './seal.ts';
import { bearerKey, shaped, Violation, type Wire } from './wire.ts';

export interface ResponsesOptions {
  /** Whether summaries of reasoning are given unasked; else as the request asks. */
  readonly showReasoning?: true;
}

/** OpenAI's Responses API, without anything stored: reasoning goes to and fro encrypted. */
export function openaiResponses({ showReasoning }: ResponsesOptions = {}): Wire {
  return {
    name: 'responses',
    basePath: '/v1',
    modelOf: (path, body) => (path === '/v1/responses' ? String(body['model']) : undefined),
    keyOf: bearerKey,
    keyRefusal: openaiKeyRefusal,
    read: ({ body, trail }) => {
      const request = shaped(ResponsesRequest, body);
      checkModel(request);
      const tools = checkTools(
        (request.tools ?? []).map(({ name, description, parameters }) => ({ name, description, schema: parameters })),
        /^[a-zA-Z0-9_-]{1,64}$/,
      );
      const prompt = readItems(request.input, trail);
      return { prompt, tools, temperature: request.temperature, maxOutputTokens: request.max_output_tokens, seed: undefined };
    },
    write: (answer, { model, body, trail }) => {
      if (answer.ends === 'blocked-prompt') {
        const message = 'Invalid prompt: your prompt was flagged as potentially violating our usage policy.';
        return { status: 400, body: openaiError({ status: 400, message, code: 'invalid_prompt' }), said: answer };
      }
      const { reasoning, include } = shaped(ResponsesRequest, body);
      const shown = showReasoning ?? (reasoning?.summary ?? null) !== null;
      const encrypted = include?.includes('reasoning.encrypted_content') === true;
      const given = isReasoningModel(model) || showReasoning === true ? answer : withoutReasoning(answer);
      const said = encrypted ? given : withoutReasoning(given);
      return { status: 200, body: responseOf(given, { model, stamp: trail.stamp(), shown, encrypted }), said };
    },
    error: openaiError,
  };
}

const Content = z.union([
  z.string(),
  z
    .array(z.looseObject({ type: z.enum(['input_text', 'output_text']), text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
]);
const Item = z.union([
  z.strictObject({
    type: z.literal('reasoning'),
    id: z.string(),
    summary: z.array(z.strictObject({ type: z.literal('summary_text'), text: z.string() })),
    encrypted_content: z.string().nullish(),
  }),
  z.looseObject({
    type: z.literal('function_call'),
    call_id: z.string().min(1),
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    arguments: z.string(),
  }),
  z.looseObject({ type: z.literal('function_call_output'), call_id: z.string(), output: z.string() }),
  z.looseObject({ type: z.literal('item_reference'), id: z.string() }),
  z.looseObject({ type: z.literal('message').optional(), role: z.enum(['system', 'developer', 'user', 'assistant']), content: Content }),
]);
type Item = z.infer<typeof Item>;

const ResponsesRequest = z.looseObject({
  model: z.string().min(1),
  input: z.array(Item).min(1),
  tools: z
    .array(z.looseObject({ type: z.literal('function'), name: z.string(), description: z.string().optional(), parameters: z.unknown() }))
    .optional(),
  stream: z.literal(false).optional(),
  store: z.literal(false, { error: 'this server stores nothing: store must be false' }),
  include: z.array(z.string()).nullish(),
  reasoning: z.looseObject({ summary: z.string().nullish() }).nullish(),
  temperature: z.number().min(0).max(2).optional(),
  max_output_tokens: z.int().min(16).optional(),
});

function checkModel({ model, temperature, include }: z.infer<typeof ResponsesRequest>): void {
  const reasons = isReasoningModel(model);
  if (reasons && temperature !== undefined)
    throw new Violation("Unsupported parameter: 'temperature' is not supported with this model.", {
      param: 'temperature',
      code: 'unsupported_parameter',
    });
  if (!reasons && include?.includes('reasoning.encrypted_content') === true)
    throw new Violation('Encrypted content is not supported with this model.', { param: 'include' });
}

function isReasoningModel(model: string): boolean {
  return /^(o\d|gpt-5|gpt-6)/.test(model);
}

/** Items of one turn of the assistant stand behind each other. */
interface Turn {
  readonly items: Item[];
  text: string;
  reasoning: string;
  readonly calls: ReturnedCall[];
}

function readItems(items: readonly Item[], trail: Trail): LanguageModelV4Message[] {
  const prompt: LanguageModelV4Message[] = [];
  let turn: Turn | undefined;
  const calls = createOpenCalls({
    unanswered: (ids) => `No tool output found for function call ${ids}.`,
    unasked: (id) => `No tool call found for function call output with call_id ${id}.`,
  });
  const endTurn = (): void => {
    if (turn === undefined) return;
    const last = turn.items.at(-1);
    if (last?.type === 'reasoning')
      throw new Violation(`Item '${last.id}' of type 'reasoning' was provided without its required following item.`);
    checkTurn(trail, turn, "Item of type 'function_call' or 'message' was provided without its required 'reasoning' item.");
    calls.open(turn.calls);
    const message = assistantMessage(turn);
    trail.pass(message);
    prompt.push(message);
    turn = undefined;
  };
  for (const item of items) {
    if (item.type === 'item_reference') throw notStored(item.id);
    if (item.type === 'reasoning' || item.type === 'function_call' || (item.type !== 'function_call_output' && item.role === 'assistant')) {
      if (turn === undefined) calls.settle();
      turn = extended(turn ?? { items: [], text: '', reasoning: '', calls: [] }, item);
      continue;
    }
    endTurn();
    if (item.type === 'function_call_output') {
      const part = {
        type: 'tool-result' as const,
        toolCallId: item.call_id,
        toolName: calls.close(item.call_id),
        output: outputOf(item.output),
      };
      const last = prompt.at(-1);
      if (last?.role === 'tool') last.content.push(part);
      else prompt.push({ role: 'tool', content: [part] });
    } else {
      calls.settle();
      prompt.push(
        item.role === 'user'
          ? { role: 'user', content: [{ type: 'text', text: item.content }] }
          : { role: 'system', content: item.content },
      );
    }
    trail.pass(item);
  }
  endTurn();
  calls.settle();
  return prompt;
}

function extended(turn: Turn, item: Item): Turn {
  turn.items.push(item);
  if (item.type === 'reasoning') {
    if ((item.encrypted_content ?? null) === null) throw notStored(item.id);
    const text = unseal(item.encrypted_content ?? '');
    if (text === undefined) throw new Violation('The encrypted content could not be verified.', { code: 'invalid_encrypted_content' });
    const summary = item.summary.map((part) => part.text).join('');
    if (summary !== '' && summary !== text) throw new Violation(`the summary of '${item.id}' was changed`);
    turn.reasoning += text;
  } else if (item.type === 'function_call') {
    if (Object.keys(argumentsOf(item)).length === 0 && item.arguments !== '{}')
      throw new Violation(`the arguments of ${item.call_id} are no JSON object`);
    turn.calls.push({ id: item.call_id, tool: item.name, input: argumentsOf(item) });
  } else if ('content' in item) turn.text += String(item.content);
  return turn;
}

function notStored(id: string): Violation {
  return new Violation(`Item with id '${id}' not found. Items are not persisted when \`store\` is set to false.`);
}

/** OpenAI's client writes what went wrong as `{"error": …}`. */
function outputOf(output: string): { type: 'text' | 'error-text'; value: string } {
  const { error } = argumentsOf({ arguments: output });
  return typeof error === 'string' ? { type: 'error-text', value: error } : { type: 'text', value: output };
}

interface Setting {
  readonly model: string;
  readonly stamp: string;
  readonly shown: boolean;
  readonly encrypted: boolean;
}

function responseOf(answer: Answer, setting: Setting): unknown {
  const { ends, usage } = answer;
  const reasons: Readonly<Record<string, string>> = { length: 'max_output_tokens', 'content-filter': 'content_filter' };
  const incomplete = reasons[ends];
  return {
    id: `resp_${setting.stamp}`,
    object: 'response',
    created_at: 1_767_225_600,
    status: ends === 'error' ? 'failed' : incomplete === undefined ? 'completed' : 'incomplete',
    error: ends === 'error' ? { code: 'server_error', message: 'The model failed to generate a response.' } : null,
    incomplete_details: incomplete === undefined ? null : { reason: incomplete },
    model: setting.model,
    output: answer.parts.map((part, index) =>
      outputItem(part, { ...setting, id: `${setting.stamp}${index}`, refuses: ends === 'refusal' }),
    ),
    usage: {
      input_tokens: usage.inputTokens,
      input_tokens_details: { cached_tokens: usage.cachedInputTokens },
      output_tokens: usage.outputTokens,
      output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
      total_tokens: usage.inputTokens + usage.outputTokens,
    },
  };
}

function outputItem(part: Answer['parts'][number], { id, shown, encrypted, refuses }: Setting & { id: string; refuses: boolean }): unknown {
  switch (part.type) {
    case 'reasoning':
      return {
        type: 'reasoning',
        id: `rs_${id}`,
        summary: shown ? [{ type: 'summary_text', text: part.text }] : [],
        ...(encrypted ? { encrypted_content: seal(part.text, id) } : {}),
      };
    case 'text':
      return {
        type: 'message',
        id: `msg_${id}`,
        status: 'completed',
        role: 'assistant',
        content: [
          refuses ? { type: 'refusal', refusal: part.text } : { type: 'output_text', text: part.text, annotations: [], logprobs: [] },
        ],
      };
    case 'tool-call':
      return { type: 'function_call', id: `fc_${id}`, call_id: part.id, name: part.tool, arguments: part.arguments, status: 'completed' };
  }
}
