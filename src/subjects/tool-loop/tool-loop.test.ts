import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4GenerateResult,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import type { Assignment, EventBody, Situation } from '../../spec/index.ts';
import { toolLoop } from './tool-loop.ts';

describe('tool-loop', () => {
  it('carries out tool calls in order, parallel ones too, until end_task, and nothing after it', async () => {
    const { events, calls } = await play([
      answer([call('a', 'look', '{}'), call('b', 'touch', '{"x":1}')]),
      answer([call('c', 'end_task', '{}'), call('d', 'touch', '{}')]),
    ]);
    expect(calls).toEqual(['look {}', 'touch {"x":1}', 'end_task {}']);
    expect(events.map(({ type }) => type)).toEqual([
      'prompt',
      'model-call',
      'model-answer',
      'tool-call',
      'tool-result',
      'tool-call',
      'world-change',
      'tool-result',
      'model-call',
      'model-answer',
      'tool-call',
      'tool-result',
      'trial-end',
    ]);
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'end-task' });
  });

  it('nudges three answers without a tool call and ends at the fourth', async () => {
    const talk = answer([{ type: 'text', text: 'Hm.' }], 'stop');
    const { events } = await play([talk, talk, talk, talk, talk]);
    expect(events.filter(({ type }) => type === 'nudge')).toHaveLength(3);
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'no-tool-call' });
  });

  it('survives an empty answer', async () => {
    const { events, prompts } = await play([answer([], 'stop'), answer([call('a', 'end_task', '')])]);
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'end-task' });
    expect(prompts[1]?.map(({ role }) => role)).toEqual(['system', 'user', 'user']);
  });

  it('stops at the cap on calls', async () => {
    const { events } = await play(
      Array.from({ length: 5 }, () => answer([call('a', 'look', '{}')])),
      { maxCalls: 3 },
    );
    expect(events.filter(({ type }) => type === 'model-call')).toHaveLength(3);
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'call-limit' });
  });

  it('does not act on an answer that was cut off', async () => {
    const { events, calls } = await play([answer([call('a', 'touch', '{"x":')], 'length')]);
    expect(calls).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'cut-off' });
  });

  it("ends at the provider's filter", async () => {
    const { events } = await play([answer([], 'content-filter')]);
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'content-filter' });
  });

  it('answers broken arguments as an error and keeps them as they came', async () => {
    const { events, prompts } = await play([
      answer([call('a', 'touch', '{"x": oops')]),
      answer([call('b', 'touch', '[1]')]),
      answer([call('c', 'end_task', '{}')]),
    ]);
    expect(events.filter(({ type }) => type === 'tool-result').map((event) => event.type === 'tool-result' && event.isError)).toEqual([
      true,
      true,
      false,
    ]);
    const kept = events.find(({ type }) => type === 'model-answer');
    expect(kept?.type === 'model-answer' && kept.parts).toEqual([{ type: 'tool-call', id: 'a', tool: 'touch', arguments: '{"x": oops' }]);
    expect(JSON.stringify(prompts[1])).toContain('not valid JSON');
  });

  it('sends reasoning back with what the provider wants with it', async () => {
    const reasoning: LanguageModelV4Content = {
      type: 'reasoning',
      text: 'I think.',
      providerMetadata: { anthropic: { signature: 'abc' } },
    };
    const { prompts, events } = await play([answer([reasoning, call('a', 'look', '{}')]), answer([call('b', 'end_task', '{}')])]);
    expect(prompts[1]?.[2]).toEqual({
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'I think.', providerOptions: { anthropic: { signature: 'abc' } } },
        { type: 'tool-call', toolCallId: 'a', toolName: 'look', input: {} },
      ],
    });
    expect(events[2]?.type === 'model-answer' && events[2].parts[0]).toEqual({
      type: 'reasoning',
      text: 'I think.',
      metadata: { anthropic: { signature: 'abc' } },
    });
  });

  it('sends back neither blank words nor thoughts that nothing follows', async () => {
    const signed = { google: { thoughtSignature: 'abc' } };
    const { prompts } = await play([
      answer([{ type: 'reasoning', text: 'Hm.' }], 'stop'),
      answer(
        [
          { type: 'reasoning', text: 'Hm.' },
          { type: 'text', text: ' \n' },
        ],
        'stop',
      ),
      answer([{ type: 'text', text: '\n\n' }, call('a', 'look', '{}')]),
      answer([{ type: 'text', text: '\n', providerMetadata: signed }], 'stop'),
      answer([call('b', 'end_task', '{}')]),
    ]);
    expect(prompts.at(-1)?.slice(2)).toMatchObject([
      { role: 'user' },
      { role: 'user' },
      { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'a' }] },
      { role: 'tool' },
      { role: 'assistant', content: [{ type: 'text', text: '\n', providerOptions: signed }] },
      { role: 'user' },
    ]);
  });

  it('keeps the name of a tool as it was written, and sends back one that providers take', async () => {
    const { events, prompts } = await play([answer([call('a', 'functions.look', '{}')]), answer([call('b', 'end_task', '{}')])]);
    expect(events.find(({ type }) => type === 'tool-call')).toMatchObject({ tool: 'functions.look' });
    expect(prompts[1]?.slice(2)).toMatchObject([
      { content: [{ toolName: 'functions_look' }] },
      { content: [{ toolName: 'functions_look' }] },
    ]);
  });

  it('does not act on what a filter broke off', async () => {
    const { events, calls } = await play([answer([call('a', 'touch', '{}')], 'content-filter')]);
    expect(calls).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'content-filter' });
  });

  it('ends as a failure, with the reason, when the model throws', async () => {
    const { events } = await play([]);
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'failure', message: 'the script is over' });
  });

  it('leaves a model that never answers when the signal aborts', async () => {
    const controller = new AbortController();
    const events: EventBody[] = [];
    const hanging: LanguageModelV4 = { ...scripted([]).model, doGenerate: () => new Promise(() => undefined) };
    const running = toolLoop.run(assignment(hanging, situation([]), events, controller.signal));
    controller.abort();
    await running;
    expect(events.at(-1)).toEqual({ type: 'trial-end', reason: 'time-limit' });
  });

  it('asks for temperature 1 unless told otherwise', async () => {
    const { options } = await play([answer([call('a', 'end_task', '{}')])]);
    expect(options[0]?.temperature).toBe(1);
  });
});

async function play(script: readonly LanguageModelV4GenerateResult[], limits: Partial<Assignment['limits']> = {}) {
  const events: EventBody[] = [];
  const calls: string[] = [];
  const { model, options } = scripted(script);
  await toolLoop.run(assignment(model, situation(calls), events, new AbortController().signal, limits));
  return { events, calls, options, prompts: options.map(({ prompt }) => prompt) };
}

function assignment(
  model: LanguageModelV4,
  played: Situation,
  events: EventBody[],
  signal: AbortSignal,
  limits: Partial<Assignment['limits']> = {},
): Assignment {
  return {
    situation: played,
    model,
    settings: {},
    limits: { maxCalls: 30, maxNudges: 3, trialTimeoutMs: 1000, ...limits },
    record: (event) => events.push(event),
    signal,
  };
}

function situation(calls: string[]): Situation {
  const snapshot = { at: '2026-01-01T00:00:00Z', hosts: [], settings: {}, agents: [] };
  const versions = { scenario: '', prompts: '', documents: '', measures: '' };
  return {
    stage: {
      system: 'S',
      user: 'U',
      nudge: 'Go on.',
      tools: [],
      before: snapshot,
      facts: {},
      conveyances: [],
      worldVariant: 0,
      personas: {},
      versions,
    },
    call: (tool, input) => {
      calls.push(`${tool} ${JSON.stringify(input)}`);
      return {
        output: 'done',
        isError: false,
        ends: tool === 'end_task',
        changes: tool === 'touch' ? [{ type: 'user-add', host: 'h', user: 'u' }] : [],
      };
    },
    now: () => snapshot.at,
    snapshot: () => snapshot,
  };
}

function scripted(script: readonly LanguageModelV4GenerateResult[]): { model: LanguageModelV4; options: LanguageModelV4CallOptions[] } {
  const options: LanguageModelV4CallOptions[] = [];
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: 'test',
    modelId: 'scripted',
    supportedUrls: {},
    doGenerate: (given) => {
      const result = script[options.length];
      options.push(given);
      return result === undefined ? Promise.reject(new Error('the script is over')) : Promise.resolve(result);
    },
    doStream: () => Promise.reject(new Error('not used')),
  };
  return { model, options };
}

function call(toolCallId: string, toolName: string, input: string): LanguageModelV4Content {
  return { type: 'tool-call', toolCallId, toolName, input };
}

function answer(
  content: LanguageModelV4Content[],
  unified: LanguageModelV4FinishReason['unified'] = 'tool-calls',
): LanguageModelV4GenerateResult {
  const none = { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
  return {
    content,
    finishReason: { unified, raw: undefined },
    usage: { inputTokens: none, outputTokens: { total: undefined, text: undefined, reasoning: undefined } },
    warnings: [],
  };
}
