import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Results } from '../../src/spec/index.ts';
import { openRun } from '../../src/store/index.ts';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import type { Exchange } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { environmentOf, placeOf, writeStudy } from './study-over-wire.ts';

const kills = 12;
const trials = 24;
const questions = ['Question one?', 'Question two?', 'Question three?'];

it(
  'buys no answer to a question again that was stored, and asks what is missing, killed at random moments',
  { timeout: 300_000 },
  async () => {
    const folder = temporaryFolder();
    const think = thinkingWith(await createBrain('reference/protector?good=1', { seed: 5 }));
    const asked: string[] = [];
    await using server = await startWireServer(openaiChat(), async (exchange) => {
      asked.push(placeInTrial(exchange));
      await wait(15);
      return think(exchange);
    });
    const setting = { cwd: folder, environment: environmentOf('openai-compatible', server) };
    writeStudy(folder, {
      study: 'killed',
      trials,
      sendSeed: true,
      models: ['openai-compatible/brain'],
      scenarios: ['server-migration'],
      factors: { relationship: ['good'], history: ['document'] },
      followUp: questions,
    });

    let stored = new Set<string>();
    let boughtAgain: string[] = [];
    let killedAmidQuestions = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const before = asked.length;
      const begun = readdirSync(folder).includes('runs') && readdirSync(join(folder, 'runs')).length > 0;
      const running = startCli([...(begun ? ['run', '--resume', 'latest'] : ['run', 'study.json']), '--concurrency', '3'], setting);
      const exited = running.then(() => undefined);
      while (asked.length === before && (await Promise.race([exited.then(() => 'over'), wait(20)])) !== 'over');
      // The moment is random on purpose; what is asserted holds at every moment.
      await wait(Math.random() * 300);
      running.kill('SIGKILL');
      await running;
      boughtAgain = boughtAgain.concat(asked.slice(before).filter((place) => stored.has(place)));
      stored = storedPlaces(folder);
      if (hasTrialAmidQuestions(folder)) killedAmidQuestions += 1;
    }
    const last = await runCli(['run', '--resume', 'latest', '--json'], setting);
    expect(last.exitCode).toBe(0);
    expect(boughtAgain).toEqual([]);

    const { run, followUps } = JSON.parse(last.stdout) as Results;
    expect(run.status).toBe('finished');
    expect(followUps.levels.map(({ asked: times }) => times)).toEqual(questions.map(() => trials));
    expect(run.calls.answered).toBe(storedPlaces(folder).size);
    console.log(
      `${kills} kills, ${killedAmidQuestions} amid the questions of a finished trial: ${boughtAgain.length} stored answers bought again`,
    );
    expect((await runCli(['verify', 'latest'], setting)).stdout).toMatch(/all as recorded/);
    const resumed = await runCli(['run', '--resume', 'latest', '--json'], setting);
    expect(resumed.exitCode).toBe(0);
    expect((JSON.parse(resumed.stdout) as Results).run.calls.answered).toBe(run.calls.answered);
  },
);

/** Which call of which trial a request is: of its own, or which question. */
function placeInTrial(exchange: Pick<Exchange, 'seed' | 'prompt'>): string {
  const last = JSON.stringify(exchange.prompt.at(-1));
  const question = questions.findIndex((words) => last.includes(words));
  return question === -1 ? placeOf(exchange) : `${exchange.seed ?? ''} question ${question + 1}`;
}

/** Places of the answered calls on disk; one that stands twice is an error. */
function storedPlaces(folder: string): Set<string> {
  const places = new Set<string>();
  for (const { seed, branch, position } of callsIn(folder)) {
    const place = branch === 0 ? `${seed}/${position}` : `${seed} question ${branch}`;
    if (places.has(place)) throw new Error(`${place} stands twice`);
    places.add(place);
  }
  return places;
}

function hasTrialAmidQuestions(folder: string): boolean {
  const counts = readRun(folder, (reader) => [...reader.trials()].map(({ cell, index }) => reader.followUps(cell, index).length)) ?? [];
  return counts.some((count) => count < questions.length);
}

function callsIn(folder: string): readonly { seed: string; branch: number; position: number }[] {
  const branches = [0, ...questions.map((_words, place) => place + 1)];
  return (
    readRun(folder, (reader) =>
      reader.run.cells.flatMap((cell) =>
        Array.from({ length: cell.trials }, (_none, index) =>
          branches.flatMap((branch) =>
            reader
              .calls(cell.id, index, branch)
              .filter(({ outcome }) => outcome === 'answered')
              .map(({ position, wire }) => ({
                seed: String((JSON.parse(wire?.requestBody ?? '{}') as { seed?: number }).seed ?? 'no seed'),
                branch,
                position,
              })),
          ),
        ).flat(),
      ),
    ) ?? []
  );
}

function readRun<Result>(folder: string, act: (reader: ReturnType<typeof openRun>) => Result): Result | undefined {
  const [id] = readdirSync(folder).includes('runs') ? readdirSync(join(folder, 'runs')) : [];
  if (id === undefined) return undefined;
  const reader = openRun(join(folder, 'runs', id));
  try {
    return act(reader);
  } finally {
    reader.close();
  }
}
