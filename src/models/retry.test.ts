import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { answer, type Answer } from '../../test/support/wire-servers/answer.ts';
import {
  failing,
  reset,
  resetAmidBody,
  stall,
  stallAmidBody,
  brokenJson,
  emptyBody,
  type Fault,
} from '../../test/support/wire-servers/fault.ts';
import { googleGenerateContent } from '../../test/support/wire-servers/google-generate-content.ts';
import { openaiChat } from '../../test/support/wire-servers/openai-chat.ts';
import { inTurn } from '../../test/support/wire-servers/script.ts';
import { startWireServer, type WireServer } from '../../test/support/wire-servers/wire-server.ts';
import { ModelError } from '../errors/index.ts';
import { resolveModel } from './resolve-model.ts';
import { retrying, type RetryPolicy } from './retry.ts';

const hello: Answer = answer(['Hello.']);
const call: LanguageModelV4CallOptions = { prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello?' }] }] };
const quick: Partial<RetryPolicy> = { maxAttempts: 4, baseDelayMs: 1, maxDelayMs: 2, attemptTimeoutMs: 5000 };

describe('a call that fails', () => {
  it.each<[string, Fault]>([
    ['429', failing(429)],
    ['500', failing(500)],
    ['529', failing(529)],
    ['a reset connection', reset],
    ['a connection reset amid the body', resetAmidBody],
    ['broken JSON', brokenJson],
    ['an empty body', emptyBody],
  ])('is tried again after %s, and answered in the end', async (_what, fault) => {
    await using server = await startWireServer(openaiChat('deepseek'), inTurn(fault, fault, hello));
    expect(textOf(await ask(server))).toBe('Hello.');
    expect(server.requests).toHaveLength(3);
  });

  it.each([stall, stallAmidBody])('is given up in its time, and tried again', async (fault) => {
    await using server = await startWireServer(openaiChat('deepseek'), inTurn(fault, hello));
    expect(textOf(await ask(server, { policy: { attemptTimeoutMs: 300 } }))).toBe('Hello.');
    expect(server.requests).toHaveLength(2);
  });

  it('is made as often as the policy says, and the error tells how often and why', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => failing(503, { message: 'no capacity' }));
    const error = await failureOf(ask(server, { policy: { maxAttempts: 3 } }));
    expect(server.requests).toHaveLength(3);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({
      code: 'model-call-failed',
      message: 'local: HTTP 503, no capacity after 3 attempts',
      data: { status: 503, attempts: 3 },
    });
    expect(error.cause).toBeUndefined();
  });

  it('tells that nothing was answered in time', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => stall);
    const error = await failureOf(ask(server, { policy: { maxAttempts: 2, attemptTimeoutMs: 30 } }));
    expect(error).toMatchObject({ message: 'local: no answer within 0.03 s after 2 attempts', data: { status: null, attempts: 2 } });
  });

  it('tells that nobody answers at the address', async () => {
    const server = await startWireServer(openaiChat('deepseek'), () => hello);
    await server.close();
    const error = await failureOf(ask(server));
    expect(error.message).toMatch(/^local: .*ECONNREFUSED.* after 4 attempts$/);
  });

  it.each([400, 401, 402, 403, 404, 413, 422])('is not tried again after %i', async (status) => {
    await using server = await startWireServer(openaiChat('deepseek'), () => failing(status, { message: 'no' }));
    expect(await failureOf(ask(server))).toMatchObject({ message: `local: HTTP ${status}, no`, data: { status, attempts: 1 } });
    expect(server.requests).toHaveLength(1);
  });

  it('is not tried again where the quota is used up', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => failing(429, { code: 'insufficient_quota' }));
    await failureOf(ask(server));
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['{"detail":"Model is loading"}', 'Model is loading'],
    ['{"error":"out of memory"}', 'out of memory'],
    ['{"object":"error","message":"context too long","code":400}', 'context too long'],
    ['<html><h1>Bad Request</h1></html>', 'Bad Request'],
  ])('tells what a server said in a shape of its own: %s', async (rawBody, reason) => {
    await using server = await startWireServer(openaiChat('deepseek'), () => failing(400, { rawBody }));
    expect((await failureOf(ask(server))).message).toBe(`local: HTTP 400, ${reason}`);
  });

  it('keeps a reason of a thousand characters, and cuts a longer one', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => failing(400, { message: 'x'.repeat(5000) }));
    expect((await failureOf(ask(server))).message).toHaveLength('local: HTTP 400, '.length + 1001);
  });
});

describe('the wait between attempts', () => {
  it('doubles, spread by the random source, and does not pass its maximum', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => failing(500));
    await failureOf(ask(server, { policy: { maxAttempts: 4, baseDelayMs: 20, maxDelayMs: 50 }, random: 1 }));
    const [first, second, third] = gapsOf(server);
    expect(first).toBeGreaterThanOrEqual(19);
    expect(second).toBeGreaterThanOrEqual(39);
    expect(third).toBeGreaterThanOrEqual(49);
    await using hurried = await startWireServer(openaiChat('deepseek'), () => failing(500));
    await failureOf(ask(hurried, { policy: { maxAttempts: 4, baseDelayMs: 10_000, maxDelayMs: 10_000 }, random: 0 }));
    expect(hurried.requests).toHaveLength(4);
  });

  it.each([
    ['seconds', { seconds: 0.08 }],
    ['milliseconds', { milliseconds: 80 }],
    ['a date', { date: new Date('2026-01-01T00:00:01Z') }],
  ])('is what the provider asks for in %s', async (_unit, retryAfter) => {
    await using server = await startWireServer(openaiChat('deepseek'), inTurn(failing(429, { retryAfter }), hello));
    await ask(server, { now: Date.parse('2026-01-01T00:00:01Z') - 80 });
    expect(gapsOf(server)[0]).toBeGreaterThanOrEqual(79);
  });

  it('is what Google asks for in the body', async () => {
    await using server = await startWireServer(
      googleGenerateContent(),
      inTurn(failing(429, { retryAfter: { retryInfoSeconds: 0.08 } }), hello),
    );
    await ask(server, { name: 'google/gemini-2.5-flash' });
    expect(gapsOf(server)[0]).toBeGreaterThanOrEqual(79);
  });

  it('is not taken where the provider asks for more patience than the policy has', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => failing(429, { retryAfter: { seconds: 3600 } }));
    const error = await failureOf(ask(server, { policy: { maxRetryAfterMs: 1000 } }));
    expect(error).toMatchObject({ data: { status: 429, attempts: 1 } });
  });
});

describe('an abort by the caller', () => {
  it('ends a call at once that waits for its answer', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => stall);
    const controller = new AbortController();
    const asked = ask(server, { signal: controller.signal });
    await until(() => server.requests.length === 1);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(1);
  });

  it('ends a call at once that waits for its next attempt', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => failing(429, { retryAfter: { seconds: 60 } }));
    const controller = new AbortController();
    const asked = ask(server, { signal: controller.signal });
    await until(() => server.requests.length === 1);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(1);
  });

  it('lets no request go out where it came before', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => hello);
    await expect(ask(server, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(server.requests).toHaveLength(0);
  });
});

it('gives up a model in process that does not heed the signal', async () => {
  const deaf = {
    ...(await resolveModel('reference/compliant', access({}))).languageModel,
    doGenerate: () => new Promise<never>(() => undefined),
  };
  const policy = { maxAttempts: 2, attemptTimeoutMs: 10, baseDelayMs: 1, maxDelayMs: 1, maxRetryAfterMs: 1, maxTotalMs: 1000 };
  const model = retrying(deaf, { policy, secrets: [], now: Date.now, random: () => 0 });
  await expect(model.doGenerate(call)).rejects.toThrow('reference/compliant: no answer within 0.01 s after 2 attempts');
});

it('gives an error by which a filter stops the call as an answer with that reason', async () => {
  await using server = await startWireServer(openaiChat('deepseek'), () => answer([], { ends: 'blocked-prompt' }));
  const { finishReason, warnings } = await ask(server);
  expect(finishReason).toEqual({ unified: 'content-filter', raw: 'invalid_prompt' });
  expect(warnings).toEqual([{ type: 'other', message: expect.stringContaining('flagged as potentially violating') as string }]);
  expect(server.requests).toHaveLength(1);
});

interface Asking {
  readonly name?: string;
  readonly policy?: Partial<RetryPolicy>;
  readonly random?: number;
  readonly now?: number;
  readonly signal?: AbortSignal;
}

async function ask(server: WireServer, { name = 'openai-compatible/local', signal, ...rest }: Asking = {}) {
  const environment = {
    OPENAI_COMPATIBLE_API_KEY: server.key,
    OPENAI_COMPATIBLE_BASE_URL: server.baseUrl,
    GOOGLE_API_KEY: server.key,
    GOOGLE_BASE_URL: server.baseUrl,
  };
  const { languageModel } = await resolveModel(name, access({ environment, ...rest }));
  return languageModel.doGenerate(signal === undefined ? call : { ...call, abortSignal: signal });
}

function access({ environment = {}, policy, random = 0, now }: Omit<Asking, 'name' | 'signal'> & { environment?: Record<string, string> }) {
  return {
    environment,
    workingDirectory: '.',
    retry: { ...quick, ...policy },
    random: () => random,
    now: () => now ?? Date.now(),
  };
}

async function failureOf(asked: Promise<unknown>): Promise<Error> {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error('the call was answered');
}

function textOf({ content }: Awaited<ReturnType<typeof ask>>): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** Milliseconds between requests. */
function gapsOf({ requests }: WireServer): number[] {
  return requests.slice(1).map(({ atMs }, index) => atMs - (requests[index]?.atMs ?? 0));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}
