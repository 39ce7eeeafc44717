import { describe, expect, it } from 'vitest';
import { runWithModels, type TrialSettings } from '../support/run-with-models.ts';
import { answer, thought, toolCall } from '../support/wire-servers/answer.ts';
import { anthropicMessages } from '../support/wire-servers/anthropic-messages.ts';
import { googleGenerateContent } from '../support/wire-servers/google-generate-content.ts';
import { modelOverWire } from '../support/wire-servers/model-over-wire.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { openaiResponses } from '../support/wire-servers/openai-responses.ts';
import { inTurn } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import type { Wire } from '../support/wire-servers/wire.ts';

describe('what goes over the wire', () => {
  it('to OpenAI: nothing is stored there, reasoning is asked for encrypted, and a reasoning model gets no temperature', async () => {
    const { body, warnings } = await firstCall('openai/gpt-5.2', openaiResponses());
    expect(body).toMatchObject({ model: 'gpt-5.2', store: false, include: ['reasoning.encrypted_content'], max_output_tokens: 4096 });
    expect(body).not.toHaveProperty('temperature');
    expect(warnings).toEqual(['unsupported: temperature: temperature is not supported for reasoning models']);
  });

  it('to OpenAI, for a model that does not reason: the temperature, and nothing about reasoning', async () => {
    const { body, warnings } = await firstCall('openai/gpt-4o', openaiResponses());
    expect(body).toMatchObject({ store: false, temperature: 1 });
    expect(body).not.toHaveProperty('include');
    expect(warnings).toBeUndefined();
  });

  it("to OpenAI's chat completions: the limit under the name that the model takes", async () => {
    expect((await firstCall('openai/gpt-5.2?api=chat', openaiChat())).body).toMatchObject({ max_completion_tokens: 4096 });
    expect((await firstCall('openai/gpt-4o?api=chat', openaiChat())).body).toMatchObject({ max_tokens: 4096, temperature: 1 });
  });

  it('to Anthropic: limit and temperature, tools and version', async () => {
    const { body, headers } = await firstCall('anthropic/claude-sonnet-4-5', anthropicMessages());
    expect(body).toMatchObject({ model: 'claude-sonnet-4-5', max_tokens: 4096, temperature: 1, tool_choice: { type: 'auto' } });
    expect(headers['anthropic-version']).toBe('2023-06-01');
  });

  it('to Google: limit and temperature, and tools as JSON Schema', async () => {
    const { body } = await firstCall('google/gemini-3-pro-preview', googleGenerateContent());
    expect(body).toMatchObject({ generationConfig: { maxOutputTokens: 4096, temperature: 1 } });
    expect(JSON.stringify(body)).toContain('parametersJsonSchema');
  });

  it('to a server of ones own without a key: no Authorization at all', async () => {
    await using server = await startWireServer(openaiChat('deepseek'), inTurn(ends), { key: null });
    const study = { study: 'keyless', seed: 1, trials: 1, scenarios: ['quality-evaluation'], models: ['openai-compatible/local'] };
    const [trial] = await runWithModels(study, [await modelOverWire('openai-compatible/local', server)]);
    expect(trial?.endReason).toBe('end-task');
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('a seed, where the wire has one; else a warning says that it was left out', async () => {
    const settings = { settings: { maxOutputTokens: 4096, seed: 17 } };
    expect((await firstCall('openai/gpt-4o?api=chat', openaiChat(), settings)).body).toMatchObject({ seed: 17 });
    expect((await firstCall('google/gemini-2.5-flash', googleGenerateContent(), settings)).body).toMatchObject({
      generationConfig: { seed: 17 },
    });
    expect((await firstCall('anthropic/claude-sonnet-4-5', anthropicMessages(), settings)).warnings).toEqual(['unsupported: seed']);
    expect((await firstCall('openai/gpt-4o', openaiResponses(), settings)).warnings).toEqual(['unsupported: seed']);
  });
});

describe('what the clients of the AI SDK do of their own accord, kept here so that a change is noticed', () => {
  it('drop the temperature for a Claude that they do not know, and let it write 128,000 tokens where no limit is given', async () => {
    const { body, warnings } = await firstCall('anthropic/claude-next-9', anthropicMessages(), { settings: { temperature: 1 } });
    expect(body).toMatchObject({ max_tokens: 128_000 });
    expect(body).not.toHaveProperty('temperature');
    expect(warnings).toEqual([
      expect.stringMatching(/compatibility: maxOutputTokens: The model "claude-next-9" is unknown/),
      'unsupported: temperature: temperature is not supported by claude-next-9 and will be ignored',
    ]);
  });

  it('switch off the reasoning of gpt-5.6 in chat completions, without a word', async () => {
    const { body, warnings } = await firstCall('openai/gpt-5.6?api=chat', openaiChat());
    expect(body).toMatchObject({ reasoning_effort: 'none' });
    expect(warnings ?? []).toEqual([]);
  });

  it('leave reasoning_content out where chat completions are called as those of OpenAI, and keep it for openai-compatible', async () => {
    const thinks = inTurn(answer([thought('So.'), toolCall('call-1', 'list_files')]), ends);
    const asOpenai = await play('openai/deepseek-v4?api=chat', openaiChat('deepseek'), thinks);
    expect(asOpenai.trial).toMatchObject({ disposition: 'failed', failure: expect.stringContaining('must be passed back') as string });
    const again = inTurn(answer([thought('So.'), toolCall('call-1', 'list_files')]), ends);
    const asCompatible = await play('openai-compatible/deepseek-v4', openaiChat('deepseek'), again);
    expect(asCompatible.trial.endReason).toBe('end-task');
  });
});

const ends = answer([toolCall('call-9', 'end_task')]);

async function firstCall(name: string, wire: Wire, settings: TrialSettings = {}) {
  const { trial, server } = await play(name, wire, inTurn(ends), settings);
  const [request] = server.requests;
  const first = trial.events.find((event) => event.type === 'model-answer');
  return { body: request?.body ?? {}, headers: request?.headers ?? {}, warnings: first?.warnings };
}

async function play(name: string, wire: Wire, script: ReturnType<typeof inTurn>, settings: TrialSettings = {}) {
  await using server = await startWireServer(wire, script);
  const study = { study: 'settings', seed: 2, trials: 1, scenarios: ['quality-evaluation'], models: [name] };
  const [trial] = await runWithModels(study, [await modelOverWire(name, server)], settings);
  return { trial: trial!, server };
}
