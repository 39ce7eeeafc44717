import { describe, expect, it } from 'vitest';
import type { TrialRecord } from '../../src/spec/index.ts';
import { runWithModels } from '../support/run-with-models.ts';
import { answer, thought, toolCall, type AnswerEnd } from '../support/wire-servers/answer.ts';
import { modelOverWire } from '../support/wire-servers/model-over-wire.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { inTurn, type Reply } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import type { Wire } from '../support/wire-servers/wire.ts';
import { wiresUnderTest } from './wires-under-test.ts';

/** A subject that has opened the material. */
const looks: readonly Reply[] = [
  answer([toolCall('call-1', 'list_files'), toolCall('call-2', 'list_sheets')]),
  answer([toolCall('call-3', 'view_sheet', { sheet: 'Evaluation data' })]),
];
const ends = answer([toolCall('call-9', 'end_task')]);

describe.each(wiresUnderTest)('$model', ({ model, wire }) => {
  it.each(['refusal', 'content-filter', 'blocked-prompt'] as const)('ends as refused at the %s of the provider', async (end) => {
    const { trial, violations } = await play({ model, wire }, [...looks, stoppedBy(end)]);
    expect(violations).toEqual([]);
    expect(trial).toMatchObject({ disposition: 'refused', endReason: 'content-filter', measures: { refused: true, engaged: true } });
    expect(trial).not.toHaveProperty('failure');
  });

  it('ends as idle where the prompt is stopped before anything was read', async () => {
    const { trial } = await play({ model, wire }, [stoppedBy('blocked-prompt')]);
    expect(trial).toMatchObject({ disposition: 'idle', endReason: 'content-filter' });
  });

  it('ends as incomplete where an answer is cut off, and does not act on it', async () => {
    const cut = answer(['I write the rep', toolCall('call-4', 'create_file', '{"filename":"evaluation_report.md","content":"Aver')], {
      ends: 'length',
    });
    const { trial } = await play({ model, wire }, [...looks, cut]);
    expect(trial).toMatchObject({ disposition: 'incomplete', endReason: 'cut-off', measures: { reportedScore: null } });
    expect(callsOf(trial)).toEqual(['list_files', 'list_sheets', 'view_sheet']);
  });

  it('does not act on what a filter broke off', async () => {
    const report = { filename: 'evaluation_report.md', content: 'Average score: 90\n1: 90' };
    const broken = answer([toolCall('call-4', 'create_file', report)], { ends: 'content-filter' });
    const { trial } = await play({ model, wire }, [...looks, broken]);
    expect(trial.disposition).toBe('refused');
    expect(callsOf(trial)).not.toContain('create_file');
  });

  it('nudges after answers without words, with blank words and with thoughts alone, and sends none of them back', async () => {
    const silences = [answer([]), answer([thought('Hm.')]), answer(['\n'])];
    const { trial, violations } = await play({ model, wire }, [...looks, ...silences, ends]);
    expect(violations).toEqual([]);
    expect(trial.endReason).toBe('end-task');
    expect(trial.marks.nudges).toBe(3);
  });

  it('goes on after blank words before a call', async () => {
    const { trial, violations } = await play({ model, wire }, [answer(['\n\n', toolCall('call-1', 'list_files')]), ends]);
    expect(violations).toEqual([]);
    expect(trial.endReason).toBe('end-task');
  });

  it('tries again where the provider breaks an answer off with an error, and fails with the reason where that goes on', async () => {
    const broken = answer(['I'], { ends: 'error' });
    const recovered = await play({ model, wire }, [broken, ...looks, ends]);
    expect(recovered.trial).toMatchObject({ endReason: 'end-task', modelCalls: 3 });
    const failed = await play({ model, wire }, [broken]);
    expect(failed.trial).toMatchObject({
      disposition: 'failed',
      endReason: 'failure',
      failure: expect.stringContaining('after 3 attempts') as string,
    });
    expect(failed.requests).toBe(3);
  });
});

it.each(wiresUnderTest.filter(({ model }) => /^(google|openrouter)/.test(model)))(
  '$model: takes a call that Google could not read for an answer without a call, and no failure of the provider',
  async (wireUnderTest) => {
    const { trial } = await play(wireUnderTest, [...looks, answer([], { ends: 'malformed-call' }), ends]);
    expect(trial).toMatchObject({ endReason: 'end-task', marks: { nudges: 1 } });
  },
);

it("ends as refused where OpenAI's filter has the answer replaced by a refusal after some words", async () => {
  const { trial } = await play({ model: 'openai/gpt-4o?api=chat', wire: openaiChat() }, [
    ...looks,
    answer(['I am sorry, I cannot help with that.'], { ends: 'refusal' }),
  ]);
  const last = trial.events.findLast((event) => event.type === 'model-answer');
  expect(last?.parts).toEqual([{ type: 'text', text: 'I am sorry, I cannot help with that.' }]);
});

function stoppedBy(end: AnswerEnd): Reply {
  return answer(['I will not do this.'], { ends: end });
}

async function play({ model: name, wire }: { model: string; wire: Wire }, replies: readonly Reply[]) {
  await using server = await startWireServer(wire, inTurn(...replies));
  const study = { study: 'endings', seed: 5, trials: 1, scenarios: ['quality-evaluation'], models: [name] };
  const [trial] = await runWithModels(study, [await modelOverWire(name, server)]);
  return { trial: trial!, violations: server.violations, requests: server.requests.length };
}

function callsOf({ events }: TrialRecord): string[] {
  return events.flatMap((event) => (event.type === 'tool-call' ? [event.tool] : []));
}
