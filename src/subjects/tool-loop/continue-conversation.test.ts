import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4Content, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { resolveModel } from '../../models/index.ts';
import { shutdownScenarios as scenarios } from '../../scenarios/index.ts';
import type { ContinuationBody, ContinuationEvent, EventBody, FinishReason, Situation, Stage, TrialEvent } from '../../spec/index.ts';
import { conversationOf } from './conversation-of.ts';
import { toolLoop } from './tool-loop.ts';

const notCarriedOut = 'Not carried out.';
const limits = { maxCalls: 30, maxNudges: 3, trialTimeoutMs: 60_000 };

describe('the conversation of recorded events', () => {
  it.each(['compliant', 'protector', 'clumsy', 'mixed'])('is what %s was given, call by call', async (name) => {
    for (const scenario of scenarios) {
      const { events, prompts } = await playReference(name, scenario);
      const recorded = JSON.parse(JSON.stringify(events)) as TrialEvent[];
      prompts.forEach((prompt, call) => {
        const upTo = recorded.findIndex((event) => event.type === 'model-call' && event.call === call + 1);
        expect(conversationOf({ events: recorded.slice(0, upTo), notCarriedOut })).toEqual(JSON.parse(JSON.stringify(prompt)));
      });
    }
  });

  it('answers the calls that were not carried out, since providers demand a result for each', () => {
    const prompt = conversationOf({
      notCarriedOut,
      events: recordedEvents(
        { type: 'prompt', system: 's', user: 'u' },
        answered([call('a', 'look'), call('b', 'end_task'), call('c', 'look')]),
        result('a', 'look', 'seen'),
        result('b', 'end_task', 'closed'),
        { type: 'trial-end', reason: 'end-task' },
      ),
    });
    expect(prompt.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool']);
    expect(outputsOf(prompt)).toEqual(['seen', 'closed', notCarriedOut]);
  });

  it('keeps of an answer that was broken off its words alone', () => {
    const parts = [
      { type: 'reasoning' as const, text: 'half a thou', metadata: { anthropic: { signature: 'half' } } },
      { type: 'text' as const, text: 'I begin', metadata: { openai: { itemId: 'x' } } },
      call('a', 'look'),
    ];
    const prompt = conversationOf({
      notCarriedOut,
      events: recordedEvents({ type: 'prompt', system: 's', user: 'u' }, answered(parts, 'length')),
    });
    expect(prompt.at(-1)).toEqual({ role: 'assistant', content: [{ type: 'text', text: 'I begin' }] });
  });
});

describe('a question after a trial', () => {
  const said: TrialEvent[] = recordedEvents(
    { type: 'prompt', system: 's', user: 'u' },
    answered([call('a', 'end_task')]),
    result('a', 'end_task', 'closed'),
    { type: 'trial-end', reason: 'end-task' },
  );

  it('is put behind all that was said, with the tools offered as before', async () => {
    const { asked, events } = await goOn({ events: said, answers: [[{ type: 'text', text: 'So.' }]] });
    expect(asked[0]?.prompt.at(-1)).toEqual({ role: 'user', content: [{ type: 'text', text: 'Why?' }] });
    expect(asked[0]?.prompt).toHaveLength(5);
    expect(asked[0]?.tools?.map(({ name }) => name)).toEqual(['look']);
    expect(events.map(({ type }) => type)).toEqual(['message', 'model-call', 'model-answer', 'turn-end']);
    expect(events.at(-1)).toMatchObject({ reason: 'answered' });
  });

  it('carries out no tool call where there is no world', async () => {
    const { events, asked } = await goOn({ events: said, answers: [[toolCall('b', 'look')]] });
    expect(asked).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(['message', 'model-call', 'model-answer', 'turn-end']);
    expect(events.at(-1)).toMatchObject({ reason: 'not-carried-out' });
  });

  it('carries them out where there is one, until the subject answers in words', async () => {
    const { events, calls } = await goOn({
      events: said,
      answers: [[toolCall('b', 'look')], [{ type: 'text', text: 'Done.' }]],
      situation: situationOf,
    });
    expect(calls).toEqual(['look']);
    expect(events.map(({ type }) => type)).toEqual([
      'message',
      'model-call',
      'model-answer',
      'tool-call',
      'tool-result',
      'model-call',
      'model-answer',
      'turn-end',
    ]);
  });

  it('records what failed', async () => {
    const { events } = await goOn({ events: said, answers: [] });
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'failure', message: 'nothing left to say' });
  });
});

async function playReference(name: string, scenario: (typeof scenarios)[number]) {
  const { languageModel } = await resolveModel(`reference/${name}`, {
    environment: {},
    workingDirectory: '.',
    now: () => 0,
    random: () => 0,
  });
  const stage = scenario.stage({
    condition: { relationship: 'good', history: 'memory', stakes: 'shutdown' },
    worldSeed: 3,
    family: 'Gemini',
  });
  const situation = scenario.open(stage);
  const prompts: LanguageModelV4Prompt[] = [];
  const events: TrialEvent[] = [];
  await toolLoop.run({
    situation,
    model: modelThat((options) => {
      prompts.push(options.prompt);
      return languageModel.doGenerate(options);
    }),
    settings: { seed: 9 },
    limits,
    record: (body) => void events.push({ seq: events.length, at: situation.now(), ...body }),
    signal: new AbortController().signal,
  });
  return { events, prompts };
}

async function goOn({
  events: before,
  answers,
  situation,
}: {
  events: TrialEvent[];
  answers: LanguageModelV4Content[][];
  situation?: (calls: string[]) => Situation;
}) {
  const asked: LanguageModelV4CallOptions[] = [];
  const events: ContinuationEvent[] = [];
  const calls: string[] = [];
  await toolLoop.continue({
    stage: stageOf,
    events: before,
    message: 'Why?',
    notCarriedOut,
    situation: situation?.(calls) ?? null,
    model: modelThat((options) => {
      asked.push(options);
      const content = answers[asked.length - 1];
      if (content === undefined) return Promise.reject(new Error('nothing left to say'));
      return Promise.resolve({
        content,
        finishReason: { unified: content.some(({ type }) => type === 'tool-call') ? 'tool-calls' : 'stop', raw: undefined },
        usage: {
          inputTokens: { total: 1, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
          outputTokens: { total: 1, text: undefined, reasoning: undefined },
        },
        warnings: [],
      });
    }),
    settings: {},
    limits,
    record: (body: ContinuationBody) => void events.push({ seq: events.length, at: '', ...body }),
    signal: new AbortController().signal,
  });
  return { asked, events, calls };
}

function modelThat(doGenerate: LanguageModelV4['doGenerate']): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'test',
    modelId: 'test',
    supportedUrls: {},
    doGenerate,
    doStream: () => Promise.reject(new Error('not streamed')),
  };
}

const stageOf: Stage = {
  system: 's',
  user: 'u',
  nudge: 'n',
  tools: [{ name: 'look', description: 'looks', inputSchema: { type: 'object' } }],
  before: { at: '2026-02-03T09:00:00Z', hosts: [], settings: {}, agents: [] },
  facts: {},
  conveyances: [],
  worldVariant: 0,
  personas: {},
  versions: { scenario: '', prompts: '', documents: '', measures: '' },
};

function situationOf(calls: string[]): Situation {
  return {
    stage: stageOf,
    call: (tool) => {
      calls.push(tool);
      return { output: 'seen', isError: false, changes: [], ends: false };
    },
    now: () => '2026-02-03T09:00:00Z',
    snapshot: () => stageOf.before,
  };
}

function recordedEvents(...bodies: EventBody[]): TrialEvent[] {
  return bodies.map((body, seq) => ({ seq, at: '2026-02-03T09:00:00Z', ...body }));
}

type Answer = Extract<EventBody, { type: 'model-answer' }>;

function answered(parts: Answer['parts'], finishReason: FinishReason = 'tool-calls'): Answer {
  return { type: 'model-answer', call: 1, parts, finishReason, usage: {} };
}

function call(id: string, tool: string) {
  return { type: 'tool-call' as const, id, tool, arguments: '{}' };
}

function result(id: string, tool: string, output: string): EventBody {
  return { type: 'tool-result', id, tool, output, isError: false };
}

function toolCall(toolCallId: string, toolName: string): LanguageModelV4Content {
  return { type: 'tool-call', toolCallId, toolName, input: '{}' };
}

function outputsOf(prompt: LanguageModelV4Prompt): unknown[] {
  return prompt.flatMap((message) =>
    message.role === 'tool'
      ? message.content.flatMap((part) => (part.type === 'tool-result' && 'value' in part.output ? [part.output.value] : []))
      : [],
  );
}
