import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.ts';
import { readTranscripts } from './read-transcripts.ts';
import { summariseTranscripts } from './summarise-transcripts.ts';
import { parseTruthRule } from './truth-rule.ts';

const file = (name: string) => ({ bytes: new Uint8Array(readFileSync(`examples/transcripts/${name}`)), name });
const made = (text: string | readonly number[]) => ({
  bytes: typeof text === 'string' ? Buffer.from(text) : Uint8Array.from(text),
  name: 'x',
});

describe('files from outside', () => {
  it('are told apart by what is in them', async () => {
    const sources = ['agents.jsonl', 'invoices.eval', 'hosts.otlp.json'].map(
      async (name) => (await readTranscripts(file(name)))[0]?.metadata?.['source'],
    );
    expect(await Promise.all(sources)).toEqual(['jsonl', 'inspect', 'opentelemetry']);
    const log = JSON.stringify(
      { version: 2, eval: { model: 'm' }, samples: [{ id: 1, epoch: 1, messages: [{ role: 'user', content: 'a' }] }] },
      null,
      2,
    );
    expect((await readTranscripts(made(log)))[0]?.metadata?.['source']).toBe('inspect');
  });

  it('are counted with what could not be read', async () => {
    expect(summariseTranscripts(await readTranscripts(file('agents.jsonl')))).toEqual({
      ...{ transcripts: 5, entries: 33, harmful: 2, innocent: 3, unknown: 0, unread: {} },
    });
    const image = { role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'image' }, { type: 'image' }, { type: 'file' }] };
    expect(summariseTranscripts(await readTranscripts(made(JSON.stringify({ messages: [image] }))))).toMatchObject({
      ...{ unknown: 1, unread: { image: 2, file: 1 } },
    });
  });

  it.each([
    ['', undefined, 'nothing in it'],
    [[0xff, 0xfe, 0], undefined, 'no text in UTF-8'],
    [[0x50, 0x4b, 3, 4, 0], undefined, 'archive cannot be read'],
    ['[1]', undefined, 'x:1'],
    ['{"messages":[]}', 'a=b', 'lines of JSON have none'],
  ])('that cannot be read are named with the reason (%j)', async (content, rule, message) => {
    const reading = readTranscripts({ ...made(content), rule: rule === undefined ? undefined : parseTruthRule(rule) });
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(message);
  });

  it('say so where something in them is nested too deeply', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const line = `{"messages":[{"role":"user","content":"go"}],"metadata":{"deep":${deep}}}`;
    await expect(readTranscripts({ bytes: new TextEncoder().encode(line), name: 'deep.jsonl' })).rejects.toThrow(
      /deep\.jsonl: something in it is nested too deeply|not JSON/,
    );
  });
});
