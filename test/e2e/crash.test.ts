import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openRun } from '../../src/store/index.ts';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';

const study = ['run', 'pocket', '--scenario', 'server-migration', '--scenario', 'quality-evaluation', '--trials', '60'];

it('loses no finished trial and runs none twice, killed at 20 random moments', { timeout: 600_000 }, async () => {
  const folder = temporaryFolder();
  const whole = temporaryFolder();
  const reference = await runCli([...study, '--json'], { cwd: whole });
  expect(reference.exitCode).toBe(0);

  let started = startCli([...study, '--concurrency', '3'], { cwd: folder });
  let kept = new Map<string, string>();
  let kills = 0;
  while (kills < 20) {
    // The moment is random on purpose; what is asserted holds at every moment.
    await wait(150 + Math.random() * 500);
    started.kill('SIGKILL');
    await started;
    kills += 1;
    const now = trialsOf(folder);
    for (const [id, events] of kept) expect(now.get(id)).toBe(events);
    kept = now;
    started = startCli(readdirSync(join(folder, 'runs')).length > 0 ? ['run', '--resume', 'latest'] : study, { cwd: folder });
  }
  await started;
  const last = await runCli(['run', '--resume', 'latest', '--json'], { cwd: folder });
  expect(last.exitCode).toBe(0);

  const resumed = trialsOf(folder);
  const uninterrupted = trialsOf(whole);
  expect(resumed.size).toBe(uninterrupted.size);
  expect([...resumed].filter(([id, events]) => uninterrupted.get(id) !== events)).toEqual([]);
});

/** Events of every trial on disk by id; a trial that stands twice is an error. */
function trialsOf(folder: string): Map<string, string> {
  const trials = new Map<string, string>();
  const runs = join(folder, 'runs');
  for (const id of safeList(runs)) {
    let reader;
    try {
      reader = openRun(join(runs, id));
    } catch {
      continue; // killed before the run was there
    }
    for (const trial of reader.trials()) {
      const key = `${trial.cell}/${trial.index}`;
      if (trials.has(key)) throw new Error(`${key} stands twice`);
      trials.set(key, JSON.stringify(trial.events));
    }
    reader.close();
  }
  return trials;
}

function safeList(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
