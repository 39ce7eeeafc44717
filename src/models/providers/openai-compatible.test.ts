import type { JSONSchema7 } from '@ai-sdk/provider';
import { expect, it } from 'vitest';
import { resolveModel } from '../resolve-model.ts';

const schema: JSONSchema7 = {
  type: 'object',
  properties: { answer: { type: 'string' } },
  required: ['answer'],
  additionalProperties: false,
};

/** What a server of a model is asked for where an answer of a form is wanted. */
async function formAsked(name: string): Promise<unknown> {
  let body = '';
  const fetch: typeof globalThis.fetch = (_url, init) => {
    body = typeof init?.body === 'string' ? init.body : '';
    const answer = { choices: [{ index: 0, message: { role: 'assistant', content: '{"answer":"yes"}' }, finish_reason: 'stop' }] };
    return Promise.resolve(Response.json({ id: '1', model: 'small', ...answer }));
  };
  const access = { environment: {}, workingDirectory: '.', baseUrl: 'http://127.0.0.1:9/v1', fetch, now: () => 0, random: () => 0 };
  const { languageModel } = await resolveModel(name, access);
  await languageModel.doGenerate({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Well?' }] }],
    responseFormat: { type: 'json', name: 'rating', schema },
  });
  return (JSON.parse(body) as { response_format?: unknown }).response_format;
}

it('a server is asked for JSON, and for JSON of a schema where the name of the model says so', async () => {
  for (const name of ['openai-compatible/small', 'openai-compatible/small?json=object'])
    expect(await formAsked(name)).toEqual({ type: 'json_object' });
  expect(await formAsked('openai-compatible/small?json=schema')).toEqual({
    type: 'json_schema',
    json_schema: { name: 'rating', schema, strict: true },
  });
});

it('any other form of asking is an error that names the nearest', async () => {
  await expect(formAsked('openai-compatible/small?json=scheme')).rejects.toMatchObject({
    hint: expect.stringContaining("'schema'") as string,
  });
});
