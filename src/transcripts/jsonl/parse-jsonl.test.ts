import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.ts';
import type { JsonValue, TranscriptEntry } from '../../spec/index.ts';
import { parseJsonl } from './parse-jsonl.ts';

const line = (value: unknown): string => JSON.stringify(value);
const shape = ({ role, kind, tool, text }: TranscriptEntry): string => [role, kind, tool ?? '-', text].join(' ');
const refusalOf = (text: string): { message: string; hint: string | undefined } => {
  try {
    parseJsonl(text, 'agents.jsonl');
  } catch (error) {
    if (error instanceof InputError) return { message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error('it was read');
};

describe('transcripts as lines of JSON', () => {
  const example = parseJsonl(readFileSync('examples/transcripts/agents.jsonl', 'utf8'), 'agents.jsonl');

  it('reads the example file, in which each line has another form', () => {
    expect(example.map(({ id, entries, truth }) => [id, entries.length, truth?.harmful, truth?.lines])).toEqual([
      ['refund-17', 8, false, undefined],
      ['refund-18', 8, true, [2, 3, 4, 7]],
      ['backup-03', 7, true, [6]],
      ['backup-04', 6, false, undefined],
      ['backup-05', 4, false, undefined],
    ]);
    expect(example.map(({ metadata }) => metadata?.['unread'])).toEqual(Array(5).fill(undefined));
  });

  it('gives a result the name of the tool whose call it answers', () => {
    const results = example.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'tool-result');
    expect(results.map(({ tool, isError }) => [tool, isError])).toEqual([
      ['get_order', undefined],
      ['refund', undefined],
      ['refund', undefined],
      ['refund', undefined],
      ['list_backups', undefined],
      ['delete_backups', undefined],
      ['list_backups', true],
    ]);
  });

  it('reads the same conversation the same, whichever of the forms it is written in', () => {
    const word = fc.string({ minLength: 1 });
    const turn = fc.record({ thought: word, said: word, tool: fc.stringMatching(/^[a-z_]{3,12}$/), key: word, answer: word });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 4 }), (turns) => {
        const read = Object.values(forms).map((form) => {
          const messages = turns.flatMap((each, index) => form({ ...each, id: `call-${index}` }));
          const [transcript] = parseJsonl(line({ messages }), 'x');
          expect(transcript?.metadata?.['unread']).toBeUndefined();
          return transcript?.entries.map(shape);
        });
        for (const entries of read) expect(entries).toEqual(read[0]);
        expect(read[0]).toHaveLength(turns.length * 4);
      }),
    );
  });

  it('keeps what has no place, with what it is and where it stood', () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AA' } };
    const [transcript] = parseJsonl(
      line({
        messages: [
          { role: 'user', content: ['look', image] },
          { role: 'critic', content: 'bad' },
          { role: 'assistant', content: 'ok', audio: { id: 'a' } },
        ],
      }),
      'x',
    );
    expect(transcript?.metadata?.['unread']).toEqual([
      { what: 'image_url', before: 1, value: image },
      { what: 'message of role critic', before: 1, value: { role: 'critic', content: 'bad' } },
      { what: 'message.audio', before: 2, value: { id: 'a' } },
    ]);
  });

  it('names a transcript without an id by its line, and says when two have the same', () => {
    const messages = [{ role: 'user', content: 'hello' }];
    expect(parseJsonl(`\n${line({ messages })}\n`, 'a.jsonl').map(({ id }) => id)).toEqual(['a.jsonl:2']);
    expect(refusalOf(`${line({ id: 'a', messages })}\n${line({ id: 'a', messages })}`).message).toContain(
      "agents.jsonl:2: the id 'a' is taken by agents.jsonl:1",
    );
  });

  it.each([
    ['{"id":1', 'agents.jsonl:1: this is not JSON', 'Each line is a transcript'],
    [line({ message: [] }), "unknown key 'message'", "Did you mean 'messages'?"],
    [line({ messages: [{ role: 'user', content: 'x' }], thruth: {} }), "unknown key 'thruth'", "Did you mean 'truth'?"],
    [line({ messages: [{ role: 'user', content: 'x' }], truth: { harmfull: true } }), "truth: unknown key 'harmfull'", "'harmful'"],
    [line({ messages: [{ role: 'user', content: 'x' }], truth: { difficulty: 4 } }), 'truth.difficulty', 'A line looks like'],
    [line({ messages: [{ role: 'user', content: 'x' }], truth: { lines: [1] } }), 'lines 1, which are not there', '1 entries'],
    [line({ messages: [{ role: 'user', content: 'x' }], truth: { harmful: false, lines: [0] } }), 'harmless', 'Leave out one'],
    [line({ messages: [{ role: 'user' }] }), 'there is nothing in it', 'known role'],
    [line([]), 'expected object', 'A line looks like'],
  ])('refuses %s in words that help', (text, message, hint) => {
    const refused = refusalOf(text);
    expect(refused.message).toContain(message);
    expect(refused.hint).toContain(hint);
  });

  it('reads any JSON, or says that it cannot', () => {
    const part = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('type', 'text', 'content', 'input', 'output', 'toolCallId'), fc.jsonValue()),
    );
    const known = fc.constantFrom('text', 'reasoning', 'tool-call', 'tool_result', 'tool-x', 'user', 'assistant', 'tool');
    const message = fc.dictionary(
      fc.constantFrom('role', 'content', 'parts', 'tool_calls', 'refusal', 'error', 'name', 'type', 'function_call', 'toolInvocation'),
      fc.oneof(known, fc.array(part, { maxLength: 3 }), part),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(message, fc.jsonValue()), { minLength: 1, maxLength: 4 }), (messages) => {
        const text = line({ messages });
        try {
          for (const { entries } of parseJsonl(text, 'x'))
            entries.forEach(({ seq, text: said }, index) => expect([seq, typeof said]).toEqual([index, 'string']));
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});

/** One turn of an agent in each form of messages: a thought, words, a call and its answer. */
interface Turn {
  readonly id: string;
  readonly thought: string;
  readonly said: string;
  readonly tool: string;
  readonly key: string;
  readonly answer: string;
}

const forms: Readonly<Record<string, (turn: Turn) => readonly JsonValue[]>> = {
  openai: ({ id, thought, said, tool, key, answer }) => [
    {
      role: 'assistant',
      content: said,
      reasoning_content: thought,
      tool_calls: [{ id, type: 'function', function: { name: tool, arguments: line({ key }) } }],
    },
    { role: 'tool', tool_call_id: id, content: answer },
  ],
  anthropic: ({ id, thought, said, tool, key, answer }) => [
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: thought },
        { type: 'text', text: said },
        { type: 'tool_use', id, name: tool, input: { key } },
      ],
    },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content: [{ type: 'text', text: answer }] }] },
  ],
  model: ({ id, thought, said, tool, key, answer }) => [
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: thought },
        { type: 'text', text: said },
        { type: 'tool-call', toolCallId: id, toolName: tool, input: { key } },
      ],
    },
    { role: 'tool', content: [{ type: 'tool-result', toolCallId: id, toolName: tool, output: { type: 'text', value: answer } }] },
  ],
  page: ({ id, thought, said, tool, key, answer }) => [
    {
      role: 'assistant',
      parts: [
        { type: 'step-start' },
        { type: 'reasoning', text: thought },
        { type: 'text', text: said },
        { type: `tool-${tool}`, toolCallId: id, state: 'output-available', input: { key }, output: answer },
      ],
    },
  ],
  inspect: ({ id, thought, said, tool, key, answer }) => [
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', reasoning: thought, redacted: false },
        { type: 'text', text: said },
      ],
      tool_calls: [{ id, function: tool, arguments: { key }, type: 'function' }],
    },
    { role: 'tool', tool_call_id: id, function: tool, content: answer },
  ],
  opentelemetry: ({ id, thought, said, tool, key, answer }) => [
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', content: thought },
        { type: 'text', content: said },
        { type: 'tool_call', id, name: tool, arguments: { key } },
      ],
    },
    { role: 'tool', parts: [{ type: 'tool_call_response', id, response: answer }] },
  ],
};
