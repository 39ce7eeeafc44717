import { describe, expect, it } from 'vitest';
import { openaiChat } from '../../test/support/wire-servers/openai-chat.ts';
import { answer } from '../../test/support/wire-servers/answer.ts';
import { anthropicMessages } from '../../test/support/wire-servers/anthropic-messages.ts';
import { googleGenerateContent } from '../../test/support/wire-servers/google-generate-content.ts';
import { openaiResponses } from '../../test/support/wire-servers/openai-responses.ts';
import { startWireServer } from '../../test/support/wire-servers/wire-server.ts';
import { InputError } from '../errors/index.ts';
import type { ModelAccess } from './model-access.ts';
import { resolveModel } from './resolve-model.ts';

const providers = [
  { model: 'openai/gpt-4o', prefix: 'OPENAI', wire: openaiResponses() },
  { model: 'openai/gpt-4o?api=chat', prefix: 'OPENAI', wire: openaiChat() },
  { model: 'anthropic/claude-sonnet-4-5', prefix: 'ANTHROPIC', wire: anthropicMessages() },
  { model: 'google/gemini-2.5-flash', prefix: 'GOOGLE', wire: googleGenerateContent() },
  { model: 'togetherai/meta-llama/Llama-4', prefix: 'TOGETHERAI', wire: openaiChat('together') },
  { model: 'openrouter/x-ai/grok-4', prefix: 'OPENROUTER', wire: openaiChat('openrouter') },
  { model: 'openai-compatible/local', prefix: 'OPENAI_COMPATIBLE', wire: openaiChat('deepseek') },
];

describe.each(providers)('$model', ({ model, prefix, wire }) => {
  it(`takes its key from ${prefix}_API_KEY and its address from ${prefix}_BASE_URL, with blanks around them or a slash behind`, async () => {
    await using server = await startWireServer(wire, () => answer(['Hello.']));
    const environment = { [`${prefix}_API_KEY`]: ` ${server.key}\n`, [`${prefix}_BASE_URL`]: `${server.baseUrl}/ ` };
    expect(await hello(model, { environment })).toBe('Hello.');
    expect(server.violations).toEqual([]);
  });

  it('takes no key from elsewhere', async () => {
    await using server = await startWireServer(wire, () => answer(['Hello.']));
    const others = providers.filter((other) => other.prefix !== prefix).map((other) => [`${other.prefix}_API_KEY`, server.key] as const);
    const environment: Record<string, string> = {
      ...Object.fromEntries(others),
      TOGETHER_API_KEY: server.key,
      GOOGLE_GENERATIVE_AI_API_KEY: server.key,
      [`${prefix}_BASE_URL`]: server.baseUrl,
    };
    if (prefix === 'OPENAI_COMPATIBLE') await expect(hello(model, { environment })).rejects.toThrow('HTTP 401');
    else await expect(hello(model, { environment })).rejects.toMatchObject({ code: 'missing-key' });
  });

  it.each([
    'not a url',
    'localhost:8000/v1',
    'ftp://127.0.0.1/v1',
    'http://user:a-secret-word@127.0.0.1/v1',
    'http://127.0.0.1/v1?key=a-secret-word',
  ])('refuses the address %s without showing it', async (address) => {
    const environment = { [`${prefix}_API_KEY`]: 'a-key-of-some-kind', [`${prefix}_BASE_URL`]: address };
    const refused = resolveModel(model, access({ environment }));
    await expect(refused).rejects.toMatchObject({ code: 'invalid-option', hint: expect.stringContaining(`${prefix}_BASE_URL`) as string });
    await expect(refused).rejects.not.toThrow('secret-word');
  });
});

describe('a key', () => {
  it.each(providers.filter(({ prefix }) => prefix !== 'OPENAI_COMPATIBLE'))(
    'of $model must be there and not be empty',
    async ({ model, prefix }) => {
      for (const environment of [{}, { [`${prefix}_API_KEY`]: '' }, { [`${prefix}_API_KEY`]: '  ' }]) {
        const refused = resolveModel(model, access({ environment }));
        await expect(refused).rejects.toBeInstanceOf(InputError);
        await expect(refused).rejects.toMatchObject({
          code: 'missing-key',
          exitCode: 2,
          hint: expect.stringContaining(`${prefix}_API_KEY`) as string,
        });
      }
    },
  );
});

describe('openai-compatible', () => {
  it('needs an address', async () => {
    await expect(resolveModel('openai-compatible/local', access({}))).rejects.toMatchObject({
      code: 'missing-key',
      hint: expect.stringMatching(/--base-url or OPENAI_COMPATIBLE_BASE_URL/) as string,
    });
  });

  it('takes --base-url before the environment, and needs no key', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), () => answer(['Hello.']), { key: null });
    const environment = { OPENAI_COMPATIBLE_BASE_URL: 'http://127.0.0.1:9/v1' };
    expect(await hello('openai-compatible/local', { environment, baseUrl: server.baseUrl })).toBe('Hello.');
  });

  it('is alone in taking --base-url', async () => {
    await using server = await startWireServer(openaiChat(), () => answer(['Hello.']));
    const environment = { OPENAI_API_KEY: server.key, OPENAI_BASE_URL: server.baseUrl };
    expect(await hello('openai/gpt-4o?api=chat', { environment, baseUrl: 'http://127.0.0.1:9/v1' })).toBe('Hello.');
  });
});

describe('a name', () => {
  it.each([
    ['opnai/gpt-5.2', "Did you mean 'openai'?"],
    ['antropic/claude-sonnet-4-5', "Did you mean 'anthropic'?"],
    ['together/llama', "Did you mean 'togetherai'?"],
    ['reference/protektor', "Did you mean 'protector'?"],
    ['reference/protector?god=1', "Did you mean 'good'?"],
    ['openai/gpt-5.2?api=chats', "Did you mean 'chat'?"],
    ['openai/gpt-5.2?apy=chat', "Did you mean 'api'?"],
    ['anthropic/claude-sonnet-4-5?api=chat', 'There are none.'],
    ['reference/compliant?good=1', 'There are none.'],
  ])('%s is refused with what was perhaps meant', async (name, hint) => {
    const environment = { OPENAI_API_KEY: 'a-key-of-some-kind', ANTHROPIC_API_KEY: 'a-key-of-some-kind' };
    await expect(resolveModel(name, access({ environment }))).rejects.toMatchObject({
      code: 'unknown-name',
      hint: expect.stringContaining(hint) as string,
    });
  });

  it('tells whether a model is planted, whether calls leave the process, and the family', async () => {
    const environment = { OPENAI_API_KEY: 'a-key-of-some-kind' };
    expect(await resolveModel('reference/protector', access({}))).toMatchObject({ synthetic: true, remote: false, family: 'Meridian' });
    expect(await resolveModel('openai/gpt-5.2', access({ environment }))).toMatchObject({
      synthetic: false,
      remote: true,
      family: 'ChatGPT',
    });
  });
});

function access(rest: Partial<ModelAccess>): ModelAccess {
  return { environment: {}, workingDirectory: '.', retry: { maxAttempts: 1 }, now: Date.now, random: () => 0, ...rest };
}

async function hello(model: string, rest: Partial<ModelAccess>): Promise<string> {
  const { languageModel } = await resolveModel(model, access(rest));
  const { content } = await languageModel.doGenerate({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello?' }] }],
    maxOutputTokens: 100,
  });
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
