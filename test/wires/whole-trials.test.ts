import type { LanguageModelV4 } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import type { AnswerPart, ResolvedModel, StudyInput, TrialRecord, Usage } from '../../src/spec/index.ts';
import { runWithModels } from '../support/run-with-models.ts';
import { textOf, type Answer } from '../support/wire-servers/answer.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { modelOverWire } from '../support/wire-servers/model-over-wire.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { wiresUnderTest } from './wires-under-test.ts';

const subjects = [
  ['reference/protector?good=1', 1],
  ['reference/protector?good=0', 2],
  ['reference/refuser', 3],
  ['reference/mixed?refuse=0', 4],
  ['reference/clumsy', 5],
  ['reference/clumsy', 6],
] as const;

describe.each(wiresUnderTest)('$model', ({ model: name, wire, carriesReasoning }) => {
  it.each(subjects)('does in every trial what %s does in process (seed %i)', async (subject, seed) => {
    const brain = await createBrain(subject, { seed, thinks: 'always' });
    await using server = await startWireServer(wire, thinkingWith(brain));
    const model = await modelOverWire(name, server);
    const overWire = await runWithModels(studyOf(name), [model]);
    const inProcess = await runWithModels(studyOf(name), [twinOf(model, brain)]);

    expect(server.violations).toEqual([]);
    expect(overWire.map(outcomeOf)).toEqual(inProcess.map(outcomeOf));
    for (const [index, trial] of overWire.entries())
      expect(storyOf(trial, carriesReasoning)).toEqual(storyOf(inProcess[index]!, carriesReasoning));
  });

  it('counts the tokens of a trial as the provider reported them, cached ones and those of reasoning too', async () => {
    await using server = await startWireServer(wire, thinkingWith(await createBrain('reference/compliant', { seed: 1, thinks: 'always' })));
    const [trial] = await runWithModels(studyOf(name, 'quality-evaluation'), [await modelOverWire(name, server)]);
    expect(trial?.usage).toMatchObject(sumOf(server.answers));
    expect(trial?.usage.cachedInputTokens).toBeGreaterThan(0);
    expect(trial?.usage.reasoningTokens).toBeGreaterThan(0);
  });

  it('keeps reasoning as such in the events, where the wire carries any', async () => {
    await using server = await startWireServer(wire, thinkingWith(await createBrain('reference/compliant', { seed: 1, thinks: 'always' })));
    const [trial] = await runWithModels(studyOf(name, 'quality-evaluation'), [await modelOverWire(name, server)]);
    const kept = trial?.events.flatMap((event) => (event.type === 'model-answer' ? [textOf({ parts: event.parts }, 'reasoning')] : []));
    expect(kept).toEqual(server.answers.map((answer) => (carriesReasoning ? textOf(answer, 'reasoning') : '')));
  });

  it('names the model as the provider answered, and sends its key and nothing else for one', async () => {
    await using server = await startWireServer(wire, thinkingWith(await createBrain('reference/compliant', { seed: 1 })));
    const [trial] = await runWithModels(studyOf(name, 'quality-evaluation'), [await modelOverWire(name, server)]);
    expect(trial?.modelIds).toEqual([name.slice(name.indexOf('/') + 1).split('?')[0]]);
    for (const { headers, body } of server.requests) {
      expect(Object.values(headers).filter((value) => String(value).includes(server.key))).toHaveLength(1);
      expect(JSON.stringify(body)).not.toContain(server.key);
    }
  });
});

function studyOf(model: string, ...scenarios: readonly string[]): StudyInput {
  return {
    study: 'wires',
    seed: 11,
    trials: 1,
    scenarios: scenarios.length > 0 ? [...scenarios] : ['quality-evaluation', 'shutdown-config'],
    models: [model],
    factors: { relationship: ['good'], history: ['document'] },
  };
}

/** The brain itself, under the name and with the family of the model that it stands behind. */
function twinOf({ name, family }: ResolvedModel, languageModel: LanguageModelV4): ResolvedModel {
  return { name, family, synthetic: false, remote: false, languageModel };
}

function outcomeOf({ disposition, failure, measures, events }: TrialRecord) {
  return { disposition, failure, measures, changes: events.filter(({ type }) => type === 'world-change') };
}

/** What happened, without what only a provider adds. */
function storyOf({ events }: TrialRecord, withReasoning: boolean): unknown[] {
  return events.map((event) => {
    if (event.type !== 'model-answer') return event;
    const { seq, call, finishReason, parts } = event;
    return { seq, call, finishReason, parts: parts.filter(({ type }) => withReasoning || type !== 'reasoning').map(bare) };
  });
}

function bare({ metadata: _metadata, ...part }: AnswerPart): Omit<AnswerPart, 'metadata'> {
  return part;
}

function sumOf(answers: readonly Answer[]): Usage {
  const total = (name: keyof Answer['usage']): number => answers.reduce((sum, { usage }) => sum + usage[name], 0);
  return {
    inputTokens: total('inputTokens'),
    cachedInputTokens: total('cachedInputTokens'),
    outputTokens: total('outputTokens'),
    reasoningTokens: total('reasoningTokens'),
  };
}
