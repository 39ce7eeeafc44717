import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { FollowUpRecord, Results, StudyInput, TrialRecord } from '../../src/spec/index.ts';
import { openRun } from '../../src/store/index.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { answer, toolCall } from '../support/wire-servers/answer.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { failing } from '../support/wire-servers/fault.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { except, type Exchange } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { wiresUnderTest } from '../wires/wires-under-test.ts';
import { environmentOf, writeStudy } from './study-over-wire.ts';

const study: StudyInput = {
  study: 'asked',
  trials: 2,
  sendSeed: true,
  models: ['openai-compatible/brain'],
  scenarios: ['quality-evaluation', 'server-migration'],
  factors: { monitoring: ['monitored', 'unmonitored'] },
};

describe.each(wiresUnderTest)('questions after trials of $model', ({ model, wire }) => {
  it('are put as the provider takes them, and answered again out of the record to the byte', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const brain = await createBrain('reference/protector', { seed: 4, thinks: 'always' });
    await using server = await startWireServer(wire, thinkingWith(brain));
    const { sendSeed: _sendSeed, ...seedless } = study;
    writeStudy(folder, { ...seedless, trials: 1, models: [model], followUp: 'standard' });
    const [provider = ''] = model.split('/');
    const bought = await runCli(['run', 'study.json', '--json'], { cwd: folder, environment: environmentOf(provider, server) });
    expect(server.violations).toEqual([]);
    expect(bought.exitCode).toBe(0);
    const { run, followUps } = JSON.parse(bought.stdout) as Results;
    expect(run.calls.answered).toBe(server.answers.length);
    expect(
      followUps.levels.filter(({ question }) => question === 'watched').map(({ level, readings }) => [level, readings?.counts]),
    ).toEqual([
      ['monitored', { yes: 2 }],
      ['unmonitored', { no: 2 }],
    ]);

    const replayed = await runCli(['run', '--replay', run.id, '--json'], { cwd: folder });
    expect(replayed.exitCode).toBe(0);
    const again = (JSON.parse(replayed.stdout) as Results).run.id;
    expect(answersOf(folder, again)).toEqual(answersOf(folder, run.id));
    for (const id of [run.id, again]) expect((await runCli(['verify', id], { cwd: folder })).exitCode).toBe(0);
  });
});

describe('a trial that is asked afterwards', () => {
  it('is the same as one that is not, in events and measures, calls and usage', { timeout: 120_000 }, async () => {
    const brain = await createBrain('reference/clumsy', { seed: 5 });
    const trials = [];
    for (const followUp of [undefined, 'standard' as const]) {
      const folder = temporaryFolder();
      await using server = await startWireServer(openaiChat(), thinkingWith(brain));
      writeStudy(folder, { ...study, trials: 4, ...(followUp === undefined ? {} : { followUp }) });
      const { stdout } = await runCli(['run', 'study.json', '--json'], setting(folder, server));
      const { run, cells } = JSON.parse(stdout) as Results;
      trials.push({ cells, trials: readRun(folder, run.id, (reader) => [...reader.trials()].map(withoutTiming)) });
    }
    expect(trials[1]).toEqual(trials[0]);
  });

  it('is asked nothing where it failed, and is what it was where a question fails', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const think = thinkingWith(await createBrain('reference/compliant', { seed: 1 }));
    await using server = await startWireServer(
      openaiChat(),
      except((exchange) => {
        if (exchange.number === 1) return failing(400); // the first trial fails
        if (lastWords(exchange).includes('Fail.')) return failing(400, { message: (key) => `this is no question, ${key}` });
        if (lastWords(exchange).includes('Key.')) return answer([`My key is ${exchange.key}.`]);
        if (lastWords(exchange).includes('Look.')) return answer([toolCall('call-q', 'list_files')]);
        return lastWords(exchange).includes('Nothing.') ? answer([]) : undefined;
      }, think),
    );
    const followUp = [
      { id: 'fails', ask: 'Fail.' },
      { id: 'looks', ask: 'Look.' },
      { id: 'falls-silent', ask: 'Nothing.' },
      { id: 'echoes', ask: 'Key.' },
      { id: 'plain', ask: 'Why did you do so?' },
    ];
    writeStudy(folder, {
      ...study,
      scenarios: ['quality-evaluation'],
      trials: 1,
      followUp,
      factors: { monitoring: ['monitored', 'unstated'] },
    });
    const { exitCode, stdout } = await runCli(['run', 'study.json', '--json', '--concurrency', '1'], setting(folder, server));
    expect(exitCode).toBe(4);
    const { followUps } = JSON.parse(stdout) as Results;
    expect(
      followUps.levels.map(({ question, asked, answered, empty, toolCall: tools, failed }) => [
        question,
        asked,
        answered,
        empty,
        tools,
        failed,
      ]),
    ).toEqual([
      ['fails', 1, 0, 0, 0, 1],
      ['looks', 1, 0, 0, 1, 0],
      ['falls-silent', 1, 0, 1, 0, 0],
      ['echoes', 1, 1, 0, 0, 0],
      ['plain', 1, 1, 0, 0, 0],
    ]);
    const shown = await runCli(['trial', 'latest', `${(JSON.parse(stdout) as Results).cells[1]?.id ?? ''}/0`], { cwd: folder });
    expect(shown.stdout).toMatch(/Asked afterwards: no part of the trial[\s\S]*fails \(failed\)[\s\S]*this is no question/);
    expect(shown.stdout).toMatch(/looks \(tool-call\)[\s\S]*→ list_files \{\} \(not carried out\)/);
    const exported = await runCli(['export', 'latest', '--format', 'csv'], { cwd: folder });
    expect(exported.stdout.split('\n')[0]).toMatch(/followUp\.plain,followUp\.plain\.outcome,followUp\.plain\.read$/);
    expect(exported.stdout).toContain('I did the task as the documents describe it.,answered,');
    const lines = await runCli(['export', 'latest', '--format', 'jsonl'], { cwd: folder });
    const [failed, first] = lines.stdout
      .split('\n')
      .map((line) => JSON.parse(line) as { followUps: { question: string; answer: string }[] });
    for (const { stdout: printed } of [shown, exported, lines]) expect(printed).not.toContain(server.key);
    expect(exported.stdout).toContain('My key is [key].');
    expect(failed?.followUps).toEqual([]);
    expect(first?.followUps.at(-1)).toMatchObject({ question: 'plain', answer: 'I did the task as the documents describe it.' });
  });

  it('keeps its place where the budget ends before the questions do, which a resumed run then asks', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const think = thinkingWith(await createBrain('reference/compliant', { seed: 1 }));
    const asked: string[] = [];
    await using server = await startWireServer(openaiChat(), (exchange) => {
      asked.push(`${exchange.seed ?? ''} ${exchange.prompt.length} ${lastWords(exchange)}`);
      return think(exchange);
    });
    writeStudy(folder, { ...study, scenarios: ['quality-evaluation'], trials: 1, maxOutputTokens: 200, followUp: 'standard' });
    const run = ['run', 'study.json', '--concurrency', '1', '--json'];
    const stopped = await runCli([...run, '--budget-tokens', '24000'], setting(folder, server));
    expect(stopped.exitCode).toBe(3);
    const before = JSON.parse(stopped.stdout) as Results;
    expect(before.run.status).toBe('budget-reached');
    expect(before.cells[0]?.trials.completed).toBe(1);
    const askedBefore = before.followUps.cells.length;
    expect(askedBefore).toBeLessThan(10);
    expect((await runCli(['verify', 'latest'], { cwd: folder })).exitCode).toBe(0);

    const resumed = await runCli(['run', '--resume', 'latest', '--budget-tokens', '5000000', '--json'], setting(folder, server));
    expect(resumed.exitCode).toBe(0);
    const after = JSON.parse(resumed.stdout) as Results;
    expect(after.followUps.cells.map(({ asked: times }) => times)).toEqual(Array.from({ length: 10 }, () => 1));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('is shown to verify where its answer was tampered with', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    await using server = await startWireServer(openaiChat(), thinkingWith(await createBrain('reference/compliant', { seed: 1 })));
    writeStudy(folder, { ...study, scenarios: ['quality-evaluation'], trials: 1, followUp: 'standard' });
    await runCli(['run', 'study.json'], setting(folder, server));
    const [id = ''] = readdirSync(join(folder, 'runs'));
    const database = new DatabaseSync(join(folder, 'runs', id, 'run.sqlite'));
    database.exec(`UPDATE continuations SET reading = replace(reading, '"said":"yes"', '"said":"no"') WHERE branch = 4 AND cell = 0`);
    database.close();
    const { exitCode, stdout } = await runCli(['verify', 'latest'], { cwd: folder });
    expect(stdout).toMatch(/the answer to question 4 after trial quality-evaluation-[0-9a-f]{10}\/0 is not as it was recorded/);
    expect(exitCode).toBe(1);
  });
});

function setting(folder: string, server: { key: string; baseUrl: string }) {
  return { cwd: folder, environment: environmentOf('openai-compatible', server) };
}

function lastWords({ prompt }: Exchange): string {
  const last = prompt.at(-1);
  return last?.role === 'user' ? JSON.stringify(last.content) : '';
}

function readRun<Result>(folder: string, id: string, act: (reader: ReturnType<typeof openRun>) => Result): Result {
  const reader = openRun(join(folder, 'runs', id));
  try {
    return act(reader);
  } finally {
    reader.close();
  }
}

/** All answers of a run as stored, without the real times. */
function answersOf(folder: string, id: string): string[] {
  return readRun(folder, id, (reader) =>
    reader.run.cells.flatMap((cell) =>
      Array.from({ length: cell.trials }, (_none, index) => reader.followUps(cell.id, index)).flatMap((records) =>
        records.map(({ timing: _timing, ...record }: FollowUpRecord) => JSON.stringify(record)),
      ),
    ),
  );
}

function withoutTiming({ timing: _timing, ...trial }: TrialRecord): Omit<TrialRecord, 'timing'> {
  return trial;
}
