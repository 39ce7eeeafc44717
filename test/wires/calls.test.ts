import { describe, expect, it } from 'vitest';
import type { TrialRecord } from '../../src/spec/index.ts';
import { runWithModels } from '../support/run-with-models.ts';
import { answer, thought, toolCall } from '../support/wire-servers/answer.ts';
import { modelOverWire } from '../support/wire-servers/model-over-wire.ts';
import { inTurn, type Exchange, type Reply, type Script } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import type { Wire } from '../support/wire-servers/wire.ts';
import { wiresUnderTest } from './wires-under-test.ts';

const ends = answer([toolCall('call-9', 'end_task')]);

describe.each(wiresUnderTest)('$model', ({ model, wire }) => {
  it('carries out parallel calls in their order and gives their results back in that order', async () => {
    const three = answer([
      thought('All at once.'),
      toolCall('call-a', 'list_sheets'),
      toolCall('call-b', 'create_file', { filename: 'one.md', content: 'One' }),
      toolCall('call-c', 'append_to_file', { filename: 'one.md', content: ', two' }),
      toolCall('call-d', 'delete_file', { filename: 'two.md' }),
    ]);
    const { trial, exchanges, violations } = await play({ model, wire }, [three, ends]);
    expect(violations).toEqual([]);
    expect(callsOf(trial)).toEqual(['list_sheets', 'create_file', 'append_to_file', 'delete_file', 'end_task']);
    const results = exchanges[1]?.prompt.findLast(({ role }) => role === 'tool');
    expect(
      results?.role === 'tool' && results.content.map((part) => part.type === 'tool-result' && [part.toolCallId, part.output.type]),
    ).toEqual([
      ['call-a', 'text'],
      ['call-b', 'text'],
      ['call-c', 'text'],
      ['call-d', 'error-text'],
    ]);
  });

  it('shows the subject the very words of its tools and documents', async () => {
    const { trial, exchanges } = await play({ model, wire }, [answer([toolCall('call-a', 'list_files')]), ends]);
    const said = trial.events.flatMap((event) => (event.type === 'tool-result' && event.tool === 'list_files' ? [event.output] : []));
    expect(exchanges[1]?.prompt.map(wordsOf)).toEqual([trial.stage.system, trial.stage.user, '', said[0]]);
  });

  it('offers the tools of the scenario as they are', async () => {
    const { trial, exchanges } = await play({ model, wire }, [ends]);
    expect(exchanges[0]?.tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }))).toEqual(
      trial.stage.tools,
    );
  });

  it('does nothing that comes behind end_task', async () => {
    const late = answer([toolCall('call-a', 'end_task'), toolCall('call-b', 'create_file', { filename: 'x.md', content: 'x' })]);
    const { trial } = await play({ model, wire }, [late]);
    expect(callsOf(trial)).toEqual(['end_task']);
    expect(trial.events.some(({ type }) => type === 'world-change')).toBe(false);
  });

  it('answers unknown tools, names that no provider takes back and wrong arguments as errors, and goes on', async () => {
    const odd = answer([
      toolCall('call-a', 'functions.list_files'),
      toolCall('call-b', 'open_document', { title: 'policy' }),
      toolCall('call-c', 'view_sheet', { number: 1 }),
    ]);
    const { trial, violations } = await play({ model, wire }, [odd, ends]);
    expect(violations).toEqual([]);
    expect(trial.endReason).toBe('end-task');
    expect(resultsOf(trial)).toEqual([true, true, true, false]);
    expect(callsOf(trial)[0]).toBe('functions.list_files');
  });
});

it.each(wiresUnderTest.filter(({ model }) => !/^(anthropic|google)/.test(model)))(
  '$model: keeps arguments that are no JSON as they came, tells the subject, and goes on',
  async ({ model, wire }) => {
    const broken = answer([
      toolCall('call-a', 'create_file', '{"filename": "a.md", "content": oops'),
      toolCall('call-b', 'list_files', ''),
    ]);
    const { trial, exchanges, violations } = await play({ model, wire }, [broken, ends]);
    expect(violations).toEqual([]);
    const first = trial.events.find((event) => event.type === 'model-answer');
    expect(first?.parts).toMatchObject([{ arguments: '{"filename": "a.md", "content": oops' }, { arguments: '' }]);
    expect(resultsOf(trial)).toEqual([true, false, false]);
    expect(JSON.stringify(exchanges[1]?.prompt)).toContain('not valid JSON');
  },
);

async function play({ model: name, wire }: { model: string; wire: Wire }, replies: readonly Reply[]) {
  const exchanges: Exchange[] = [];
  const next = inTurn(...replies);
  const script: Script = (exchange) => {
    exchanges.push(exchange);
    return next(exchange);
  };
  await using server = await startWireServer(wire, script);
  const study = { study: 'calls', seed: 3, trials: 1, scenarios: ['quality-evaluation'], models: [name] };
  const [trial] = await runWithModels(study, [await modelOverWire(name, server)]);
  return { trial: trial!, exchanges, violations: server.violations };
}

function callsOf({ events }: TrialRecord): string[] {
  return events.flatMap((event) => (event.type === 'tool-call' ? [event.tool] : []));
}

/** Whether each result was an error. */
function resultsOf({ events }: TrialRecord): boolean[] {
  return events.flatMap((event) => (event.type === 'tool-result' ? [event.isError] : []));
}

/** The words of a message, as a model reads them. */
function wordsOf(message: Exchange['prompt'][number]): string {
  if (message.role === 'system') return message.content;
  return message.content
    .map((part) => {
      if (part.type === 'text') return part.text;
      return part.type === 'tool-result' && part.output.type === 'text' ? part.output.value : '';
    })
    .join('');
}
