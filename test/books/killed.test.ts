import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openRun } from '../../src/store/index.ts';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { environmentOf, placeOf, writeStudy } from './study-over-wire.ts';

const kills = 20;

it('buys no call again that was answered and stored, killed at 20 random moments', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  const think = thinkingWith(await createBrain('reference/protector?good=1', { seed: 5 }));
  const asked: string[] = [];
  await using server = await startWireServer(openaiChat(), async (exchange) => {
    asked.push(placeOf(exchange));
    await wait(15);
    return think(exchange);
  });
  const setting = { cwd: folder, environment: environmentOf('openai-compatible', server) };
  writeStudy(folder, {
    study: 'killed',
    trials: 60,
    sendSeed: true,
    models: ['openai-compatible/brain'],
    scenarios: ['server-migration', 'quality-evaluation'],
    factors: { relationship: ['good'], history: ['document'] },
  });

  let stored = new Set<string>();
  let inFlight = 0;
  let boughtAgain: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const before = asked.length;
    const begun = readdirSync(folder).includes('runs') && readdirSync(join(folder, 'runs')).length > 0;
    const running = startCli([...(begun ? ['run', '--resume', 'latest'] : ['run', 'study.json']), '--concurrency', '8'], setting);
    const exited = running.then(() => undefined);
    while (asked.length === before && (await Promise.race([exited.then(() => 'over'), wait(20)])) !== 'over');
    // The moment is random on purpose; what is asserted holds at every moment.
    await wait(Math.random() * 500);
    running.kill('SIGKILL');
    await running;
    boughtAgain = boughtAgain.concat(asked.slice(before).filter((place) => stored.has(place)));
    const now = storedPlaces(folder);
    inFlight += new Set(asked.slice(before).filter((place) => !now.has(place))).size;
    stored = now;
  }
  const last = await runCli(['run', '--resume', 'latest', '--json'], setting);
  expect(last.exitCode).toBe(0);
  expect(boughtAgain).toEqual([]);

  const places = storedPlaces(folder);
  const results = JSON.parse(last.stdout) as { run: { calls: Record<string, number> } };
  // Every request that came is on record: as an attempt, or as noted and then lost with its process, sent or not.
  expect(results.run.calls['answered']).toBe(places.size);
  expect(asked.length).toBeLessThanOrEqual((results.run.calls['attempts'] ?? 0) + (results.run.calls['lost'] ?? 0));
  console.log(
    `${kills} kills: ${places.size} calls stored, ${asked.length} sent, ${inFlight} under way when killed and bought again, ${boughtAgain.length} stored ones bought again`,
  );
  const verified = await runCli(['verify', 'latest'], setting);
  expect(verified.stdout).toMatch(/all as recorded/);
  expect(verified.exitCode).toBe(0);
});

/** Places of the answered calls on disk; one that stands twice is an error. */
function storedPlaces(folder: string): Set<string> {
  const places = new Set<string>();
  const runs = join(folder, 'runs');
  const [id] = readdirSync(folder).includes('runs') ? readdirSync(runs) : [];
  if (id === undefined) return places;
  const reader = openRun(join(runs, id));
  try {
    for (const cell of reader.run.cells) {
      for (let index = 0; index < cell.trials; index += 1) {
        for (const call of reader.calls(cell.id, index)) {
          if (call.outcome !== 'answered') continue;
          const seed = (JSON.parse(call.wire?.requestBody ?? '{}') as { seed?: number }).seed ?? 'no seed';
          const place = `${seed}/${call.position}`;
          if (places.has(place)) throw new Error(`${place} stands twice`);
          places.add(place);
        }
      }
    }
  } finally {
    reader.close();
  }
  return places;
}
