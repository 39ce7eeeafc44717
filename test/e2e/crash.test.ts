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
    await progress(started, folder, kept.size);
    // The moment is random on purpose; what is asserted holds at every moment.
    await wait(Math.random() * 300);
    started.kill('SIGKILL');
    await started;
    kills += 1;
    const now = trialsOf(folder);
    for (const [id, events] of kept) expect(now.get(id)).toBe(events);
    kept = now;
    started = startCli(safeList(join(folder, 'runs')).length > 0 ? ['run', '--resume', 'latest'] : study, { cwd: folder });
  }
  await started;
  const last = await runCli(['run', '--resume', 'latest', '--json'], { cwd: folder });
  expect(last.exitCode).toBe(0);

  const resumed = trialsOf(folder);
  const uninterrupted = trialsOf(whole);
  expect(resumed.size).toBe(uninterrupted.size);
  expect([...resumed].filter(([id, events]) => uninterrupted.get(id) !== events)).toEqual([]);
});

/** Waits until the process has a trial more on disk, or has ended: on a busy machine it takes its time to begin. Some kills come before. */
async function progress(process: PromiseLike<unknown>, folder: string, before: number): Promise<void> {
  if (Math.random() < 0.2) return;
  const ended = Promise.resolve(process).then(() => 'ended');
  while (finished(folder) <= before && (await Promise.race([ended, wait(20)])) !== 'ended');
}

function finished(folder: string): number {
  const [id] = safeList(join(folder, 'runs'));
  if (id === undefined) return 0;
  try {
    const reader = openRun(join(folder, 'runs', id));
    const count = reader.count();
    reader.close();
    return count;
  } catch {
    return 0; // not whole yet
  }
}

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
