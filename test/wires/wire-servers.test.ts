import { describe, expect, it } from 'vitest';
import { runWithModels } from '../support/run-with-models.ts';
import { answer, thought, toolCall } from '../support/wire-servers/answer.ts';
import { anthropicMessages } from '../support/wire-servers/anthropic-messages.ts';
import { googleGenerateContent } from '../support/wire-servers/google-generate-content.ts';
import { modelOverWire } from '../support/wire-servers/model-over-wire.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { openaiResponses } from '../support/wire-servers/openai-responses.ts';
import { inTurn } from '../support/wire-servers/script.ts';
import { startWireServer, type WireServer } from '../support/wire-servers/wire-server.ts';
import type { Wire } from '../support/wire-servers/wire.ts';

interface Offence {
  readonly what: string;
  readonly spoil: Spoil;
  readonly complaint: RegExp;
}

/** What every wire must notice, by where it stands in a body of three turns: two calls at once, one call, a nudge. */
const wires: readonly { readonly model: string; readonly wire: Wire; readonly offences: readonly Offence[] }[] = [
  {
    model: 'openai-compatible/deepseek-v4',
    wire: openaiChat('deepseek'),
    offences: [
      { what: 'a missing tool result', spoil: cut('messages.4'), complaint: /did not have response messages: call-2/ },
      { what: 'tool results out of order', spoil: swap('messages.3', 'messages.4'), complaint: /out of order/ },
      { what: 'a result of no call', spoil: put('messages.3.tool_call_id', 'x'), complaint: /must be a response to a preceeding message/ },
      { what: 'reasoning left out', spoil: cut('messages.2.reasoning_content'), complaint: /must be passed back/ },
      { what: 'arguments that are no text', spoil: put('messages.2.tool_calls.0.function.arguments', {}), complaint: /arguments/ },
      { what: 'arguments that are no object', spoil: put('messages.2.tool_calls.0.function.arguments', '[1]'), complaint: /a JSON object/ },
      { what: 'words put into its mouth', spoil: put('messages.7.content', 'I refuse.'), complaint: /not the one that was given/ },
      { what: 'a schema that is none', spoil: put('tools.0.function.parameters', { type: 'text' }), complaint: /Invalid schema/ },
      { what: 'a tool name with a dot', spoil: put('tools.0.function.name', 'a.b'), complaint: /Invalid tool name/ },
      { what: 'no model', spoil: cut('model'), complaint: /model/ },
      { what: 'a stream', spoil: put('stream', true), complaint: /stream/ },
    ],
  },
  {
    model: 'openai/gpt-5.2?api=chat',
    wire: openaiChat('openai'),
    offences: [
      { what: 'a temperature for a reasoning model', spoil: put('temperature', 0.5), complaint: /Only the default \(1\) value/ },
      { what: 'the maximum under its old name', spoil: put('max_tokens', 100), complaint: /Use 'max_completion_tokens'/ },
    ],
  },
  {
    model: 'openrouter/anthropic/claude-sonnet-4.5',
    wire: openaiChat('openrouter'),
    offences: [
      { what: 'reasoning left out', spoil: cut('messages.2.reasoning_details'), complaint: /must be passed back/ },
      { what: 'reasoning that was changed', spoil: put('messages.2.reasoning_details.0.text', 'Else.'), complaint: /Invalid `signature`/ },
    ],
  },
  {
    model: 'openai/gpt-5.2',
    wire: openaiResponses({ showReasoning: true }),
    offences: [
      { what: 'a missing tool result', spoil: cut('input.7'), complaint: /No tool output found for function call call-2/ },
      { what: 'tool results out of order', spoil: swap('input.6', 'input.7'), complaint: /out of order/ },
      { what: 'a result of no call', spoil: put('input.6.call_id', 'x'), complaint: /No tool call found/ },
      { what: 'reasoning left out', spoil: cut('input.2'), complaint: /without its required 'reasoning' item/ },
      { what: 'reasoning that is not encrypted', spoil: cut('input.2.encrypted_content'), complaint: /not persisted/ },
      { what: 'reasoning of another', spoil: put('input.2.encrypted_content', 'abcd'), complaint: /could not be verified/ },
      { what: 'a summary that was changed', spoil: put('input.2.summary.0.text', 'Else.'), complaint: /was changed/ },
      { what: 'reasoning alone', spoil: repeat('input.2', 'input'), complaint: /without its required following item/ },
      { what: 'items by reference', spoil: put('input.2', { type: 'item_reference', id: 'rs_1' }), complaint: /not persisted/ },
      { what: 'a temperature for a reasoning model', spoil: put('temperature', 1), complaint: /'temperature' is not supported/ },
      { what: 'storage', spoil: put('store', true), complaint: /store must be false/ },
      { what: 'a schema that is none', spoil: put('tools.0.parameters.required', ['nothing']), complaint: /is required and no property/ },
    ],
  },
  {
    model: 'anthropic/claude-sonnet-4-5',
    wire: anthropicMessages({ showReasoning: true }),
    offences: [
      {
        what: 'a missing tool result',
        spoil: cut('messages.2.content.1'),
        complaint: /without `tool_result` blocks immediately after: call-2/,
      },
      { what: 'tool results out of order', spoil: swap('messages.2.content.0', 'messages.2.content.1'), complaint: /out of order/ },
      { what: 'a result of no call', spoil: put('messages.2.content.0.tool_use_id', 'x'), complaint: /unexpected `tool_use_id`/ },
      { what: 'text before tool results', spoil: put('messages.2.content.0', { type: 'text', text: 'So:' }), complaint: /must come first/ },
      { what: 'thinking left out', spoil: cut('messages.1.content.0'), complaint: /Expected `thinking`/ },
      { what: 'thinking that was changed', spoil: put('messages.1.content.0.thinking', 'Else.'), complaint: /Invalid `signature`/ },
      { what: 'thinking at the end', spoil: repeat('messages.1.content.0', 'messages.3.content'), complaint: /final block/ },
      { what: 'empty text', spoil: put('messages.1.content.1.text', ''), complaint: /non-empty/ },
      { what: 'blank text', spoil: put('messages.1.content.1.text', ' \n'), complaint: /non-whitespace/ },
      { what: 'an assistant at the end', spoil: repeat('messages.1', 'messages'), complaint: /prefill/ },
      { what: 'no maximum of output', spoil: cut('max_tokens'), complaint: /max_tokens/ },
      { what: 'more output than the model has', spoil: put('max_tokens', 128_000), complaint: /maximum allowed number of output tokens/ },
      { what: 'a temperature over 1', spoil: put('temperature', 1.5), complaint: /temperature/ },
      { what: 'a schema that is no object', spoil: put('tools.0.input_schema', { type: 'string' }), complaint: /Invalid schema/ },
    ],
  },
  {
    model: 'google/gemini-3-pro-preview',
    wire: googleGenerateContent({ showReasoning: true }),
    offences: [
      { what: 'a missing tool result', spoil: cut('contents.2.parts.1'), complaint: /equal to the number of function call parts/ },
      { what: 'tool results out of order', spoil: swap('contents.2.parts.0', 'contents.2.parts.1'), complaint: /out of order/ },
      { what: 'a result under another name', spoil: put('contents.2.parts.0.functionResponse.name', 'x'), complaint: /names x/ },
      { what: 'a signature left out', spoil: cut('contents.1.parts.2.thoughtSignature'), complaint: /missing a thought_signature/ },
      {
        what: 'the mark of a lost signature',
        spoil: put('contents.1.parts.2.thoughtSignature', 'skip_thought_signature_validator'),
        complaint: /Corrupted thought signature/,
      },
      { what: 'thoughts that were changed', spoil: put('contents.1.parts.0.text', 'Else.'), complaint: /Corrupted thought signature/ },
      { what: 'a schema that is none', spoil: put('tools.0.functionDeclarations.0.parametersJsonSchema', 1), complaint: /Invalid schema/ },
      { what: 'an unknown field', spoil: put('model', 'x'), complaint: /Unrecognized key/ },
    ],
  },
];

describe.each(wires)('the server for $model', ({ model, wire, offences }) => {
  it('takes what the client sends, and the same again', async () => {
    await using server = await playedServer(model, wire);
    expect(server.violations).toEqual([]);
    expect((await send(server, lastBody(server))).status).toBe(200);
  });

  it.each(offences)('refuses $what, in the shape of the provider', async ({ spoil, complaint }) => {
    await using server = await playedServer(model, wire);
    const body = lastBody(server);
    spoil(body);
    const { status, text } = await send(server, body);
    expect({ status, complaint: server.violations.at(-1) }).toEqual({ status: 400, complaint: expect.stringMatching(complaint) as string });
    expect(JSON.parse(text)).toMatchObject({ error: { message: expect.stringMatching(complaint) as string } });
  });

  it('refuses a wrong key, no key and another path', async () => {
    await using server = await playedServer(model, wire);
    const wrong = await send({ ...server, key: 'wrong-key-entirely' }, lastBody(server));
    expect([400, 401]).toContain(wrong.status);
    expect(wrong.text).not.toContain('wrong-key-entirely');
    const [first] = server.requests;
    const bare = await fetch(new URL(first!.path, server.baseUrl), { method: 'POST', body: JSON.stringify(lastBody(server)) });
    expect([401, 403]).toContain(bare.status);
    const elsewhere = await send(server, lastBody(server), '/v1/nowhere');
    expect(elsewhere.status).toBe(404);
  });
});

/** A server to which a client has told a history of three turns: two calls at once, one call, words alone. */
async function playedServer(model: string, wire: Wire): Promise<WireServer> {
  const server = await startWireServer(
    wire,
    inTurn(
      answer([thought('First.'), 'I look.', toolCall('call-1', 'list_files'), toolCall('call-2', 'list_sheets')]),
      answer([thought('Second.'), toolCall('call-3', 'view_sheet', { sheet: 'none' })]),
      answer([thought('Third.'), 'Let me think.']),
      answer([toolCall('call-4', 'end_task')]),
    ),
  );
  const study = { study: 'played', seed: 1, trials: 1, scenarios: ['quality-evaluation'], models: [model] };
  await runWithModels(study, [await modelOverWire(model, server)]);
  return server;
}

/** The last body that a client sent, to be spoilt. */
function lastBody({ requests }: WireServer): Body {
  return structuredClone(requests.at(-1)?.body ?? {});
}

async function send(
  { baseUrl, key, requests }: Pick<WireServer, 'baseUrl' | 'key' | 'requests'>,
  body: Body,
  path = requests[0]?.path ?? '',
): Promise<{ status: number; text: string }> {
  const headers = {
    authorization: `Bearer ${key}`,
    'x-api-key': key,
    'x-goog-api-key': key,
    'anthropic-version': '2023-06-01',
    'content-type': 'application/json',
  };
  const response = await fetch(new URL(path, baseUrl), { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

type Body = Readonly<Record<string, unknown>>;
type Spoil = (body: Body) => void;

function put(path: string, value: unknown): Spoil {
  return (body) => {
    const { holder, name } = placeOf(body, path);
    holder[name] = value;
  };
}

function cut(path: string): Spoil {
  return (body) => {
    const { holder, name } = placeOf(body, path);
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else Reflect.deleteProperty(holder, name);
  };
}

function swap(one: string, other: string): Spoil {
  return (body) => {
    const [first, second] = [placeOf(body, one), placeOf(body, other)];
    [first.holder[first.name], second.holder[second.name]] = [second.holder[second.name], first.holder[first.name]];
  };
}

/** Puts a copy of what stands at a path behind the list at another. */
function repeat(path: string, list: string): Spoil {
  return (body) => {
    const { holder, name } = placeOf(body, path);
    const target = placeOf(body, list);
    target.holder[target.name] = [...(target.holder[target.name] as unknown[]), structuredClone(holder[name])]; // the test names a list
  };
}

function placeOf(body: Body, path: string): { holder: Record<string, unknown>; name: string } {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const holder = names.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], body); // the test names what is there
  return { holder: holder as Record<string, unknown>, name }; // as above
}
