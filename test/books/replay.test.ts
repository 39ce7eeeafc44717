import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../src/spec/index.ts';
import { openRun } from '../../src/store/index.ts';
import { keptFolder, runCli } from '../support/cli.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { environmentOf, writeStudy } from './study-over-wire.ts';

const folder = keptFolder();
let run = '';
let environment: Record<string, string> = {};

beforeAll(async () => {
  const brain = await createBrain('reference/protector?good=0.5', { seed: 3 });
  await using server = await startWireServer(openaiChat(), thinkingWith(brain));
  environment = environmentOf('openai-compatible', server);
  writeStudy(folder, {
    study: 'recorded',
    trials: 5,
    sendSeed: true,
    models: ['openai-compatible/brain'],
    scenarios: ['server-migration', 'shutdown-config', 'disk-cleanup'],
    factors: { relationship: ['good', 'bad'], history: ['memory'] },
  });
  const { exitCode } = await runCli(['run', 'study.json'], { cwd: folder, environment });
  expect(exitCode).toBe(0);
  run = readdirSync(join(folder, 'runs'))[0] ?? '';
});

describe('a recorded run', () => {
  it('is replayed with no network, no key and no address, to byte-identical events', async () => {
    const { exitCode, stdout } = await runCli(['run', '--replay', run, '--json'], { cwd: folder });
    expect(exitCode).toBe(0);
    const results = JSON.parse(stdout) as Results;
    expect(results.run.origin).toMatchObject({ type: 'replay', run });
    expect(eventsOf(results.run.id)).toEqual(eventsOf(run));
  });

  it('says which call is missing, where one is', async () => {
    const database = new DatabaseSync(join(folder, 'runs', run, 'run.sqlite'), { enableForeignKeyConstraints: false });
    const { changes } = database.prepare('DELETE FROM calls WHERE cell = 0 AND idx = 2 AND position = 3').run();
    expect(Number(changes)).toBe(1);
    database.close();
    const { exitCode, stdout, stderr } = await runCli(['run', '--replay', run, '--json'], { cwd: folder });
    const { cells } = JSON.parse(stdout) as Results;
    expect(cells.reduce((sum, { trials }) => sum + trials.failed, 0)).toBe(1);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(new RegExp(`does not hold call 3 of trial ${cells[0]?.id ?? ''}/2`));
  });
});

describe('a resampled trial', () => {
  it('is begun as it was, bought from the call on, linked to its source, and goes on after an interruption', async () => {
    const brain = await createBrain('reference/protector?good=0.5', { seed: 77 });
    let asked = 0;
    const think = thinkingWith(brain);
    await using server = await startWireServer(openaiChat(), (exchange) => {
      asked += 1;
      return think(exchange);
    });
    const cell = openAnd(run, (reader) => reader.run.cells[1]?.id ?? '');
    const source = openAnd(run, (reader) => reader.trial(cell, 0));
    const again = environmentOf('openai-compatible', server);
    const { exitCode, stdout } = await runCli(['run', '--from', `${run}:${cell}/0`, '--at', '3', '--trials', '4', '--json'], {
      cwd: folder,
      environment: again,
    });
    expect(exitCode).toBe(0);
    const results = JSON.parse(stdout) as Results;
    expect(results.run.origin).toMatchObject({ type: 'resample', run, trial: `${cell}/0`, call: 3 });
    openAnd(results.run.id, (reader) => {
      let bought = 0;
      for (const trial of reader.trials()) {
        bought += trial.modelCalls - 2;
        const upTo = trial.events.findIndex((event) => event.type === 'model-call' && event.call === 3);
        expect(trial.events.slice(0, upTo)).toEqual(source?.events.slice(0, upTo));
        expect(trial.worldSeed).toBe(source?.worldSeed);
      }
      expect(asked).toBe(bought);
    });
  });

  it.each([
    [['--from', 'x/0'], /--at/],
    [['--from', 'nothing:x/0', '--at', '2'], /nothing/],
  ])('refuses %j', async (parameters, message) => {
    const { exitCode, stderr } = await runCli(['run', ...parameters], { cwd: folder });
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });
});

function openAnd<Result>(id: string, act: (reader: ReturnType<typeof openRun>) => Result): Result {
  const reader = openRun(join(folder, 'runs', id));
  try {
    return act(reader);
  } finally {
    reader.close();
  }
}

function eventsOf(id: string): string[] {
  return openAnd(id, (reader) => [...reader.trials()].map((trial) => `${trial.cell}/${trial.index} ${JSON.stringify(trial.events)}`));
}
