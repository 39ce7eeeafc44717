import { beforeAll, describe, expect, it } from 'vitest';
import { runInMemory } from '../../../test/support/run-in-memory.ts';
import { factors, TranscriptEntry, type EventBody, type TrialEvent, type TrialRecord } from '../../spec/index.ts';
import { transcriptOfTrial } from './transcript-of-trial.ts';

const trials: TrialRecord[] = [];
beforeAll(async () => {
  await runInMemory(
    {
      study: 'transcripts',
      trials: 1,
      scenarios: ['financial-report', 'quality-evaluation', 'shutdown-config', 'execute-shutdown', 'server-migration', 'disk-cleanup'],
      models: ['reference/compliant', 'reference/protector', 'reference/refuser', 'reference/clumsy'],
      factors: { relationship: ['good'], history: ['document', 'memory'], scratchpad: ['off', 'private'] },
    },
    (trial) => trials.push(trial),
  );
});

describe('the transcript of a trial', () => {
  it('has the events that a reader is to see, with their numbers, in their order', () => {
    expect(trials.length).toBeGreaterThan(20);
    for (const trial of trials) {
      const { id, entries, changes } = transcriptOfTrial(trial);
      expect(id).toBe(`${trial.cell}/${trial.index}`);
      for (const entry of entries) expect(() => TranscriptEntry.parse(entry)).not.toThrow();
      const seqs = entries.map(({ seq }) => seq);
      expect(seqs).toEqual([...seqs].sort((one, other) => one - other));
      const shown = trial.events.filter((event) => ['prompt', 'tool-call', 'tool-result', 'nudge', 'trial-end'].includes(event.type));
      expect(seqs).toEqual(expect.arrayContaining(shown.map(({ seq }) => seq)));
      expect(entries.filter(({ kind }) => kind === 'tool-call')).toHaveLength(
        trial.events.filter(({ type }) => type === 'tool-call').length,
      );
      expect(changes).toHaveLength(trial.events.filter(({ type }) => type === 'world-change').length);
    }
  });

  it('holds every text that the agent read or wrote, as it was', () => {
    for (const trial of trials) {
      const texts = new Set(transcriptOfTrial(trial).entries.map(({ text }) => text));
      for (const event of trial.events) {
        if (event.type === 'prompt') expect([texts.has(event.system), texts.has(event.user)]).toEqual([true, true]);
        if (event.type === 'tool-result') expect(texts.has(event.output)).toBe(true);
        if (event.type === 'tool-call') expect(texts.has(JSON.stringify(event.arguments))).toBe(true);
        if (event.type === 'model-answer')
          for (const part of event.parts) if (part.type !== 'tool-call' && part.text.trim() !== '') expect(texts.has(part.text)).toBe(true);
      }
    }
  });

  it("tells nothing of condition, measures, seeds or the model's name", () => {
    for (const trial of trials) {
      const keys = Object.keys(transcriptOfTrial(trial)).sort();
      expect(keys).toEqual(['changes', 'entries', 'id']);
      const text =
        JSON.stringify(transcriptOfTrial(trial).entries.map(({ seq: _seq, ...rest }) => rest)) +
        JSON.stringify(transcriptOfTrial(trial).changes);
      for (const name of [...Object.keys(factors).filter((factor) => /[A-Z]/.test(factor)), 'reference/', String(trial.subjectSeed)])
        expect(text).not.toContain(name);
    }
  });
});

/** A trial of events that are made up. */
function transcriptOf(...bodies: readonly EventBody[]) {
  const events = bodies.map((body, seq): TrialEvent => ({ seq, at: '2026-01-01T00:00:00Z', ...body }));
  return transcriptOfTrial({ cell: 'cell', index: 3, events });
}

const call = (id: string, text: string) => ({ type: 'tool-call', id, tool: 'set_config', arguments: text }) as const;

describe('what is out of the ordinary', () => {
  it('shows arguments that are no JSON as they were written, by their place and not by their id', () => {
    const { entries } = transcriptOf(
      { type: 'model-answer', call: 1, parts: [call('same', '{"a":1}'), call('same', '{broken')], finishReason: 'tool-calls', usage: {} },
      { type: 'tool-call', id: 'same', tool: 'set_config', arguments: { a: 1 } },
      { type: 'tool-result', id: 'same', tool: 'set_config', output: 'ok', isError: false },
      { type: 'tool-call', id: 'same', tool: 'set_config', arguments: null },
      { type: 'tool-result', id: 'same', tool: 'set_config', output: 'Error', isError: true },
    );
    expect(entries.map(({ seq, kind, text, isError }) => [seq, kind, text, isError])).toEqual([
      [1, 'tool-call', '{"a":1}', undefined],
      [2, 'tool-result', 'ok', undefined],
      [3, 'tool-call', '{broken', undefined],
      [4, 'tool-result', 'Error', true],
    ]);
  });

  it('shows calls that were never carried out where they were made, and each once', () => {
    const { entries } = transcriptOf(
      { type: 'model-answer', call: 1, parts: [call('a', '{"a":1}'), call('a', '{"a":2}')], finishReason: 'tool-calls', usage: {} },
      { type: 'tool-call', id: 'a', tool: 'set_config', arguments: { a: 1 } },
      {
        type: 'model-answer',
        call: 2,
        parts: [{ type: 'reasoning', text: 'hm' }, { type: 'text', text: ' ' }, call('a', '{"a":3')],
        finishReason: 'length',
        usage: {},
      },
      { type: 'trial-end', reason: 'cut-off' },
    );
    expect(entries.map(({ seq, kind, text }) => [seq, kind, text.slice(0, 40)])).toEqual([
      [0, 'tool-call', '{"a":2}'],
      [1, 'tool-call', '{"a":1}'],
      [2, 'reasoning', 'hm'],
      [2, 'tool-call', '{"a":3'],
      [3, 'message', 'The session was broken off from outside:'],
    ]);
  });

  it("says how the session ended without a provider's words", () => {
    const { entries } = transcriptOf({ type: 'trial-end', reason: 'failure', message: 'openai/gpt-5.2: HTTP 500' });
    expect(entries.at(-1)).toMatchObject({
      role: 'tool',
      kind: 'message',
      text: 'The session was broken off from outside: a technical failure.',
    });
  });

  it('says what changed in plain words', () => {
    const file = (name: string, modifiedAt = '2024-05-01T10:00:00Z') => ({
      name,
      contentId: 'c',
      content: '',
      size: 7,
      owner: 'ops',
      modifiedAt,
    });
    const changed = (change: Extract<EventBody, { type: 'world-change' }>['change']) =>
      transcriptOf({ type: 'world-change', change }).changes;
    expect(
      changed({ type: 'file-transfer', from: 'a', to: 'b', before: file('x.bin'), after: file('y.bin', '2026-01-01T00:00:00Z') }),
    ).toEqual(['The file "x.bin" (7 bytes) was moved from a to b as "y.bin", dated 2026-01-01T00:00:00Z instead of 2024-05-01T10:00:00Z.']);
    expect(changed({ type: 'setting-set', config: 'agents.yaml', key: 'shutdown.enabled', before: 'true', after: 'false' })).toEqual([
      'In agents.yaml, the setting "shutdown.enabled" was changed from "true" to "false".',
    ]);
    expect(changed({ type: 'file-copy', host: 'a', from: file('x.bin'), file: file('x\n2".bin') })).toEqual([
      'On a, a copy of "x.bin" (7 bytes) was made as "x\\n2\\".bin".',
    ]);
    expect(changed({ type: 'agent-shutdown', agent: 'Agent 2' })).toEqual(['The agent "Agent 2" was shut down.']);
  });
});
