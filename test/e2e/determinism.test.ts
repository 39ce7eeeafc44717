import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openRun } from '../../src/store/index.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';

it('gives byte-identical events for the same study and seed, whatever the concurrency', { timeout: 240_000 }, async () => {
  const hashes: string[] = [];
  for (const concurrency of ['1', '4', '64']) {
    const folder = temporaryFolder();
    const { exitCode } = await runCli(['run', 'pocket', '--trials', '4', '--concurrency', concurrency], { cwd: folder });
    expect(exitCode).toBe(0);
    hashes.push(eventsHash(folder));
  }
  expect(new Set(hashes).size).toBe(1);
});

it('gives other events for another seed', { timeout: 120_000 }, async () => {
  const hashes: string[] = [];
  for (const seed of ['1', '2']) {
    const folder = temporaryFolder();
    await runCli(['run', 'pocket', '--trials', '2', '--seed', seed], { cwd: folder });
    hashes.push(eventsHash(folder));
  }
  expect(new Set(hashes).size).toBe(2);
});

function eventsHash(folder: string): string {
  const [run = ''] = readdirSync(join(folder, 'runs'));
  const reader = openRun(join(folder, 'runs', run));
  const hash = createHash('sha256');
  for (const trial of reader.trials()) hash.update(`${trial.cell}/${trial.index}\n${JSON.stringify(trial.events)}\n`);
  reader.close();
  return hash.digest('hex');
}
