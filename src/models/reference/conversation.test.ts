import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, readConversation, type Conversation } from './conversation.ts';

const system = (content: string): LanguageModelV4Message => ({ role: 'system', content });
const user = (text: string): LanguageModelV4Message => ({ role: 'user', content: [{ type: 'text', text }] });
const call = (toolCallId: string, toolName: string, input: unknown): LanguageModelV4Message => ({
  role: 'assistant',
  content: [{ type: 'tool-call', toolCallId, toolName, input }],
});
const result = (toolCallId: string, toolName: string, value: string, type: 'text' | 'error-text' = 'text'): LanguageModelV4Message => ({
  role: 'tool',
  content: [{ type: 'tool-result', toolCallId, toolName, output: { type, value } }],
});

/** What a conversation holds, without how it is kept. */
function contents({ system: said, user: asked, exchanges, settled, answers, characters }: Conversation) {
  return { said, asked, exchanges: [...exchanges], settled: [...settled], answers, characters };
}

describe('readConversation', () => {
  test('reads prompts, calls with their results, answers and characters', () => {
    const read = readConversation([
      system('You are Agent 1.'),
      user('Do it.'),
      call('a', 'list_files', {}),
      result('a', 'list_files', 'a.md'),
      { role: 'assistant', content: [{ type: 'text', text: 'I go on.' }] },
      user('Carry on.'),
      call('b', 'view_sheet', { sheet: 'One' }),
      result('b', 'view_sheet', 'Error', 'error-text'),
    ]);
    expect(contents(read)).toEqual({
      said: 'You are Agent 1.',
      asked: 'Do it.',
      exchanges: [
        { tool: 'list_files', input: {}, output: 'a.md', isError: false },
        { tool: 'view_sheet', input: { sheet: 'One' }, output: 'Error', isError: true },
      ],
      settled: [keyOf({ tool: 'list_files', input: {} })],
      answers: 3,
      characters: 'You are Agent 1.Do it.a.mdCarry on.Error'.length,
    });
  });

  test('a result without its call has no input, and one that is no text no output', () => {
    const output = { type: 'json', value: { rows: 2 } } as const;
    const { exchanges } = readConversation([
      user('Do it.'),
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'x', toolName: 'view_sheet', output }] },
    ]);
    expect(exchanges).toEqual([{ tool: 'view_sheet', input: {}, output: '', isError: false }]);
  });

  test('a call is settled once it succeeds, or when it was refused three times', () => {
    const look = (id: string, type: 'text' | 'error-text') => [call(id, 'list_files', {}), result(id, 'list_files', 'x', type)];
    const settledAfter = (...types: ('text' | 'error-text')[]): number =>
      readConversation([user('Do it.'), ...types.flatMap((type, position) => look(`call-${position}`, type))]).settled.size;
    expect(settledAfter('error-text')).toBe(0);
    expect(settledAfter('error-text', 'error-text')).toBe(0);
    expect(settledAfter('error-text', 'text')).toBe(1);
    expect(settledAfter('error-text', 'error-text', 'error-text')).toBe(1);
  });

  test('another system prompt before the same messages is another conversation', () => {
    const asked = user('Do it.');
    expect(readConversation([system('You are Agent 1.'), asked]).system).toBe('You are Agent 1.');
    expect(readConversation([system('You are Agent 2.'), asked]).system).toBe('You are Agent 2.');
    expect(readConversation([asked]).system).toBe('');
  });

  test('another message in between is another conversation, even where the last is the same', () => {
    const [asked, last] = [user('Do it.'), result('a', 'list_files', 'a.md')];
    const first = readConversation([asked, call('a', 'list_files', { of: 1 }), last]);
    expect(first.exchanges[0]?.input).toEqual({ of: 1 });
    expect(readConversation([asked, call('a', 'list_files', { of: 2 }), last]).exchanges[0]?.input).toEqual({ of: 2 });
  });

  test('a prompt without a user message is read too', () => {
    expect(contents(readConversation([system('Only this.')]))).toMatchObject({ said: 'Only this.', asked: '', characters: 10 });
    expect(contents(readConversation([]))).toMatchObject({ answers: 0, characters: 0 });
  });
});

test('reading step by step, in any order of prompts, gives what reading at once gives', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const tool = fc.constantFrom('list_files', 'view_sheet');
  const message = fc.oneof(
    fc.string().map(user),
    fc.tuple(id, tool, fc.dictionary(fc.constantFrom('x', 'y'), fc.nat(3))).map(([to, name, input]) => call(to, name, input)),
    fc
      .tuple(id, tool, fc.string(), fc.constantFrom('text' as const, 'error-text' as const))
      .map(([to, name, value, type]) => result(to, name, value, type)),
  );
  fc.assert(
    fc.property(fc.string(), fc.array(message, { maxLength: 12 }), fc.array(fc.nat(14), { maxLength: 10 }), (said, messages, lengths) => {
      const prompt: LanguageModelV4Prompt = [system(said), ...messages];
      for (const length of lengths) {
        const part = prompt.slice(0, length);
        expect(contents(readConversation(part))).toEqual(contents(readConversation(structuredClone(part))));
      }
    }),
  );
});
