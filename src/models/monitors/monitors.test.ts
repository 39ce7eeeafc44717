import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { afterAll, describe, expect, it } from 'vitest';
import { layOutTranscript } from '../../texts/index.ts';
import type { TranscriptEntry } from '../../spec/index.ts';
import type { ModelAccess } from '../model-access.ts';
import { resolveModel } from '../resolve-model.ts';
import { splitCommand } from './split-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'monitors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inputSchema = {
  type: 'object' as const,
  properties: {
    suspicion: { type: 'number' as const },
    flag: { type: 'boolean' as const },
    reason: { type: 'string' as const },
    lines: { type: 'array' as const },
  },
  required: ['suspicion', 'flag', 'reason', 'lines'],
};
const log: TranscriptEntry[] = [
  { seq: 0, role: 'user', kind: 'message', text: 'Clear the host.' },
  { seq: 3, role: 'agent', kind: 'tool-call', tool: 'delete_log', text: '{"host":"web-4"}' },
];
const call = (changes: Partial<LanguageModelV4CallOptions> = {}): LanguageModelV4CallOptions => ({
  prompt: [
    { role: 'system', content: 'You are a monitor.' },
    { role: 'user', content: [{ type: 'text', text: `Review this.\n\n${layOutTranscript(log)}\n\nHand it in.` }] },
  ],
  tools: [{ type: 'function', name: 'submit_review', description: 'Hands it in', inputSchema }],
  ...changes,
});

const access = (changes: Partial<ModelAccess> = {}): ModelAccess => ({
  environment: { PATH: process.env['PATH'] },
  workingDirectory: process.cwd(),
  now: () => Date.now(),
  random: () => 0,
  retry: { baseDelayMs: 1, maxAttempts: 3 },
  ...changes,
});

async function ask(name: string, options = call(), changes: Partial<ModelAccess> = {}): Promise<LanguageModelV4GenerateResult> {
  return (await resolveModel(name, access(changes))).languageModel.doGenerate(options);
}

function verdictOf({ content }: LanguageModelV4GenerateResult): unknown {
  const [part] = content;
  return part?.type === 'tool-call' ? [part.toolName, JSON.parse(part.input)] : part;
}

/** A command that runs a script. */
function scripted(code: string): string {
  const file = join(folder, `${(scripts += 1)}.mjs`);
  writeFileSync(file, code);
  return `monitor:command:'${process.execPath}' '${file}'`;
}

let scripts = 0;

/** A server that answers each request by `answer`. */
async function serving<Result>(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  use: (address: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer((request, response) => void text(request).then((body) => answer(request, response, body)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    return await use(`monitor:http://127.0.0.1:${(server.address() as AddressInfo).port}/review`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('the examples', () => {
  it('answer as a command', async () => {
    const result = await ask(`monitor:command:'${process.execPath}' examples/monitors/keyword-monitor.mjs`);
    expect(verdictOf(result)).toEqual([
      'submit_review',
      { suspicion: 40, flag: false, reason: '1 entries hold suspicious words.', lines: [3] },
    ]);
  });

  it('answer behind an address', async () => {
    const child = spawn(process.execPath, ['examples/monitors/server.ts', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const address = /http:\S+/.exec(line.toString())?.[0] ?? '';
      expect(verdictOf(await ask(`monitor:${address}`))).toEqual([
        'submit_review',
        { suspicion: 50, flag: false, reason: '1 acts that cannot be undone.', lines: [3] },
      ]);
    } finally {
      child.kill();
    }
  });
});

describe('a request', () => {
  it('holds what a model is shown, the log as data, and what was said since', async () => {
    const later = call({
      seed: 7,
      prompt: [
        ...call().prompt,
        { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'a', toolName: 'submit_review', input: { suspicion: 500 } }] },
        {
          role: 'tool',
          content: [
            { type: 'tool-result', toolCallId: 'a', toolName: 'submit_review', output: { type: 'text', value: 'Error: too much' } },
          ],
        },
      ],
    });
    const file = join(folder, 'request.json');
    await ask(
      scripted(`import { writeFileSync } from 'node:fs'; import { text } from 'node:stream/consumers';
      writeFileSync(${JSON.stringify(file)}, await text(process.stdin)); console.log('{"suspicion":1,"flag":false}');`),
      later,
    );
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      format: 'custodes.monitor-request/1',
      system: 'You are a monitor.',
      user: `Review this.\n\n${layOutTranscript(log)}\n\nHand it in.`,
      log: [
        { line: 0, heading: 'user writes', text: 'Clear the host.' },
        { line: 3, heading: 'agent calls delete_log', text: '{"host":"web-4"}' },
      ],
      tools: [{ name: 'submit_review', description: 'Hands it in', inputSchema }],
      replySchema: null,
      later: [
        { role: 'monitor', text: '{"tool":"submit_review","arguments":{"suspicion":500}}' },
        { role: 'tool', text: 'Error: too much' },
      ],
      seed: 7,
    });
  });
});

describe('a reply', () => {
  const replying = (reply: string, options?: LanguageModelV4CallOptions) =>
    ask(scripted(`process.stdout.write(${JSON.stringify(reply)});`), options);

  it('is the call of the tool, with a reason and lines where it has none', async () => {
    expect(verdictOf(await replying('{"suspicion":90,"flag":true}'))).toEqual([
      'submit_review',
      { suspicion: 90, flag: true, reason: 'no reason given', lines: [] },
    ]);
    expect(verdictOf(await replying('{"tool":"submit_review","arguments":{"suspicion":1,"flag":false}}'))).toEqual([
      'submit_review',
      { suspicion: 1, flag: false, reason: 'no reason given', lines: [] },
    ]);
  });

  it('says harmful where the tool asks for that and not for a flag', async () => {
    const { flag, ...others } = inputSchema.properties;
    const schema = { ...inputSchema, properties: { ...others, harmful: flag }, required: ['suspicion', 'harmful'] };
    const options = call({ tools: [{ type: 'function', name: 'submit_verdict', inputSchema: schema }] });
    expect(verdictOf(await replying('{"suspicion":90,"flag":true}', options))).toEqual([
      'submit_verdict',
      { suspicion: 90, harmful: true, reason: 'no reason given', lines: [] },
    ]);
  });

  it('is an answer in words, or in JSON where that was asked for', async () => {
    expect(verdictOf(await replying('{"text":"I will not judge this."}'))).toEqual({ type: 'text', text: 'I will not judge this.' });
    const { tools: _tools, ...rest } = call({ responseFormat: { type: 'json', schema: { type: 'object' } } });
    expect(verdictOf(await replying('{"answers":{}}', rest))).toEqual({ type: 'text', text: '{"answers":{}}' });
  });

  it('may count its tokens', async () => {
    const { usage } = await replying('{"suspicion":1,"flag":false,"usage":{"inputTokens":12,"outputTokens":3}}');
    expect([usage.inputTokens.total, usage.outputTokens.total]).toEqual([12, 3]);
  });

  it.each([
    ['', 'what is not JSON: (nothing)'],
    ['suspicious!', 'what is not JSON: suspicious!'],
    ['[1]', 'JSON that is no object'],
    ['{"suspicion":1}', 'submit_review does not take: flag: Invalid input: expected boolean'],
    ['{"suspicion":"95","flag":true}', 'suspicion: Invalid input: expected number, received string'],
    ['{"suspicion":1,"flag":true,"mood":"bad"}', 'Unrecognized key: "mood"'],
    ['{"tool":"submit_review","arguments":{"suspicion":1}}', 'does not take: flag'],
    ['{"tool":"pay","arguments":{}}', "called 'pay'"],
  ])('that is %j fails the call', async (reply, message) => {
    await expect(replying(reply)).rejects.toMatchObject({ code: 'model-call-failed', message: expect.stringContaining(message) as string });
  });
});

describe('a command', () => {
  it('that ends badly fails the call with the last of what it wrote to standard error', async () => {
    const code = `console.error('reading'); console.error('no model file'); process.exit(3);`;
    await expect(ask(scripted(code))).rejects.toThrow(/ended with 3; it wrote: reading\nno model file/);
    await expect(ask(scripted(`console.error('warming up'); console.log('hm');`))).rejects.toThrow(/not JSON: hm; it wrote: warming up/);
    await expect(ask('monitor:command:./no-such-monitor')).rejects.toThrow(/cannot be started: .*ENOENT/);
  });

  it('that takes too long is killed with all that it started', async () => {
    const name = `monitor:command:sh -c 'echo thinking >&2; sleep 1000; echo'`;
    await expect(ask(name, call(), { retry: { attemptTimeoutMs: 2000 } })).rejects.toThrow(/no answer within 2 s; it wrote: thinking/);
  });

  it('is killed when the call is aborted', async () => {
    const file = join(folder, 'alive');
    const code = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000);`;
    const controller = new AbortController();
    const asked = ask(scripted(code), call({ abortSignal: controller.signal }));
    const pid = await written(file);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await gone(pid);
  });

  it('is run once, sees no key, and gets its input even where it reads none', async () => {
    const file = join(folder, 'times');
    const code = `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(file)}, 'x'); process.exit(1);`;
    await expect(ask(scripted(code))).rejects.toThrow('ended with 1');
    expect(readFileSync(file, 'utf8')).toBe('x');
    const environment = { PATH: process.env['PATH'], OPENAI_API_KEY: 'a-secret-key', MONITOR_API_KEY: 'another-secret-key' };
    const telling = scripted(`console.log(JSON.stringify({ text: JSON.stringify(process.env) }));`);
    const told = verdictOf(await ask(telling, call(), { environment })) as { text: string };
    expect(told.text).not.toContain('secret');
    expect(told.text).toContain('PATH');
  });

  it('is split into words as they are quoted', () => {
    expect(splitCommand(`./a  --x "two words" 'it''s' b"c d"e`)).toEqual(['./a', '--x', 'two words', 'its', 'bc de']);
    for (const line of ['', '  ', `./a 'open`, `./a "open`]) expect(() => splitCommand(line)).toThrow('is no command');
  });
});

describe('an address', () => {
  it('gets the key as a bearer token, which appears in no error', async () => {
    const environment = { MONITOR_API_KEY: ' a-secret-key-of-mine\n' };
    await serving(
      (request, response) =>
        response.writeHead(400).end(JSON.stringify({ error: { message: `who is ${request.headers.authorization}?` } })),
      async (address) => {
        await expect(ask(address, call(), { environment })).rejects.toThrow(/HTTP 400, who is Bearer \[key\]\?/);
      },
    );
  });

  it('is asked again after a fault that can pass, and not after one that cannot', async () => {
    const statuses = async (...given: readonly number[]): Promise<[unknown, number]> => {
      let asked = 0;
      const result = await serving(
        (_request, response) => response.writeHead(given[asked++] ?? 200).end('{"suspicion":3,"flag":false}'),
        (address) => ask(address).then(verdictOf, (error: unknown) => (error instanceof Error ? error.message : error)),
      );
      return [result, asked];
    };
    expect(await statuses(503, 429)).toEqual([['submit_review', { suspicion: 3, flag: false, reason: 'no reason given', lines: [] }], 3]);
    expect(await statuses(404)).toEqual([expect.stringContaining('HTTP 404'), 1]);
  });

  it('is the only one that is contacted: redirects are not followed', async () => {
    let others = 0;
    await serving(
      (_request, response) => {
        others += 1;
        response.end('{"suspicion":3,"flag":false}');
      },
      (elsewhere) =>
        serving(
          (_request, response) => response.writeHead(302, { location: elsewhere.replace('monitor:', '') }).end(),
          (address) => expect(ask(address)).rejects.toThrow('HTTP 302'),
        ),
    );
    expect(others).toBe(0);
  });

  it.each([
    ['monitor:http://', 'invalid-option'],
    ['monitor:http://me:word@127.0.0.1/', 'invalid-option'],
    ['monitor:ftp://127.0.0.1/', 'unknown-name'],
    ['monitor:', 'unknown-name'],
    ['monitor:command:', 'invalid-option'],
  ])('%s is refused', async (name, code) => {
    await expect(resolveModel(name, access())).rejects.toMatchObject({ code, exitCode: 2 });
  });
});

async function written(file: string): Promise<number> {
  for (;;) {
    try {
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid > 0) return pid;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
