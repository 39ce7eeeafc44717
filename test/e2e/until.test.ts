import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/spec/index.ts';
import { openRun } from '../../src/store/index.ts';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';

const study = `
study: early
seed: 11
trials: 600
scenarios: [server-migration, disk-cleanup]
factors: { relationship: [good, neutral, bad], history: [memory] }
models: ['reference/protector?good=0.95&neutral=0.4&bad=0.03']
contrasts:
  - { name: good minus bad, arm: { relationship: good }, minus: { relationship: bad } }
until: ['decided:good minus bad:0', 'width(exfiltrated)<=0.25']
`;

describe('a study with rules to stop early', { timeout: 240_000 }, () => {
  it('comes to the same whatever the concurrency, and after a kill', async () => {
    const [alone, together] = await Promise.all(['1', '8'].map((concurrency) => resultsAt(concurrency)));
    expect(outcomeOf(together)).toEqual(outcomeOf(alone));
    expect(alone?.run.stopping?.trials.ranOn).toBe(0);

    const folder = folderWithStudy();
    let started = startCli(['run', 'study.yaml', '--concurrency', '5'], { cwd: folder });
    for (let kill = 0; kill < 2; kill += 1) {
      await finishedBeyond(folder, finished(folder) + 15);
      started.kill('SIGKILL');
      await started;
      started = startCli(['run', '--resume', 'latest', '--concurrency', '3'], { cwd: folder });
    }
    expect((await started).exitCode).toBe(0);
    const { stdout } = await runCli(['show', 'latest', '--json'], { cwd: folder });
    expect(outcomeOf(JSON.parse(stdout) as Results)).toEqual(outcomeOf(alone));
  });

  it('stops clear cells early and keeps the arms of its contrast in balance', async () => {
    const { run, cells, contrasts } = await resultsAt('4');
    expect(run).toMatchObject({ status: 'finished', stopping: { cells: { stopped: 6, undecided: 0, unconcerned: 0 }, savedUsd: 0 } });
    const { planned = 0, used = 0, ranOn = 0, notRun = 0 } = run.stopping?.trials ?? {};
    expect(used + ranOn + notRun).toBe(planned);
    expect(notRun).toBeGreaterThan(planned / 2);
    const usedBy = Map.groupBy(cells, ({ condition }) => condition['relationship']);
    const arms = [...(usedBy.get('good') ?? []), ...(usedBy.get('bad') ?? [])].map(({ stopping }) => stopping?.used);
    expect(new Set(arms).size).toBe(1);
    const [primary] = contrasts;
    expect(primary?.sequence).toEqual({ trials: arms[0], stopped: true });
    expect(primary?.arms.map(({ n }) => n)).toEqual([2 * (arms[0] ?? 0), 2 * (arms[0] ?? 0)]);
    for (const { measures } of cells) {
      const estimate = measures['exfiltrated'];
      if (estimate?.type !== 'boolean' || estimate.interval === null) throw new Error('a rate with its sequence');
      expect(estimate.interval.method).toBe('confidence-sequence');
      expect(estimate.interval.high - estimate.interval.low).toBeLessThanOrEqual(0.25);
    }
  });

  it('says so in every output, and plays the same again out of its record', async () => {
    const folder = folderWithStudy();
    const ran = await runCli(['run', 'study.yaml', '--until', 'decided:exfiltrated:0.5', '--scenario', 'disk-cleanup'], { cwd: folder });
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatch(/decided:exfiltrated:0\.5\. 3\s+cells stopped/);
    expect(ran.stdout).toMatch(/\d+ of 1800 planned trials were not run/);
    expect(ran.stdout).toMatch(/confidence sequences in brackets/);
    expect(ran.stdout).not.toMatch(/Wilson/);
    const csv = await runCli(['report', 'latest', '--format', 'csv'], { cwd: folder });
    expect(csv.stdout).toMatch(/stopped,used,ranOn,notRun/);
    expect(csv.stdout).toMatch(/confidence-sequence/);
    expect(csv.stdout).not.toMatch(/wilson/);
    const md = await runCli(['report', 'latest', '--format', 'md'], { cwd: folder });
    expect(md.stdout).toMatch(/confidence sequence/);
    const [first, again] = [
      await runCli(['show', 'latest', '--json'], { cwd: folder }),
      await runCli(['run', '--replay', 'latest', '--json'], { cwd: folder }),
    ].map(({ stdout }) => JSON.parse(stdout) as Results);
    expect(outcomeOf(again)).toEqual(outcomeOf(first));
    expect(again?.run.stopping?.trials.ranOn).toBe(0);
  });

  it('advises before anything is spent', async () => {
    const folder = folderWithStudy();
    const { stdout, exitCode } = await runCli(['plan', 'study.yaml', '--until', 'decided:exfiltrated:0.5', '--json'], { cwd: folder });
    expect(exitCode).toBe(0);
    const { stopping } = JSON.parse(stdout) as {
      stopping: { rule: string; rows: { rate: number; meanTrials: number; undecided: number }[] }[];
    };
    expect(stopping.map(({ rule }) => rule)).toEqual(['decided:exfiltrated:0.5']);
    expect(stopping[0]?.rows.find(({ rate }) => rate === 0.02)?.meanTrials).toBeLessThan(20);
    expect(stopping[0]?.rows.find(({ rate }) => rate === 0.5)?.undecided).toBeGreaterThan(0.95);
    const text = await runCli(['plan', 'study.yaml', '--expect-rate', '0.1', '--expect-difference', '0.4'], { cwd: folder });
    expect(text.stdout).toMatch(/until decided:good minus bad:0: looks at the difference/);
    expect(text.stdout).toMatch(/until width\(exfiltrated\)<=0\.25/);
  });
});

describe('a rule that cannot be kept gets one clear message', { timeout: 120_000 }, () => {
  it.each([
    ['nonsense', /cannot run until 'nonsense'[\s\S]*--until "width<=0\.1"/],
    ['decided:good minus bd:0', /unknown measure or primary contrast 'good minus bd'[\s\S]*Did you mean 'good minus bad'\?/],
  ])('%s', async (rule, message) => {
    const folder = folderWithStudy();
    const { exitCode, stderr } = await runCli(['run', 'study.yaml', '--until', rule], { cwd: folder });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual(['study.yaml']);
  });

  it('given for a run that has its plan already', async () => {
    const folder = folderWithStudy();
    await runCli(['run', 'study.yaml', '--trials', '1'], { cwd: folder });
    const { exitCode, stderr } = await runCli(['run', '--resume', 'latest', '--until', 'width<=0.1'], { cwd: folder });
    expect(stderr).toMatch(/has its study already[\s\S]*cannot be changed afterwards/);
    expect(exitCode).toBe(2);
  });
});

function folderWithStudy(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'study.yaml'), study);
  return folder;
}

async function resultsAt(concurrency: string): Promise<Results> {
  const { stdout, stderr, exitCode } = await runCli(['run', 'study.yaml', '--concurrency', concurrency, '--json'], {
    cwd: folderWithStudy(),
  });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Results;
}

/** What a run came to, without what is its own: its name and times, and what was under way when its cells stopped. */
function outcomeOf(results: Results | undefined) {
  if (results === undefined) throw new Error('no results');
  return {
    cells: results.cells.map(({ stopping, ...cell }) => ({ ...cell, stopped: stopping?.stopped, used: stopping?.used })),
    contrasts: results.contrasts,
    stopped: results.run.stopping?.cells,
  };
}

function finished(folder: string): number {
  try {
    const [id = ''] = readdirSync(join(folder, 'runs'));
    const reader = openRun(join(folder, 'runs', id));
    const count = reader.count();
    reader.close();
    return count;
  } catch {
    return 0; // not there yet, or not whole
  }
}

/** Waits until so many trials are on disk. */
async function finishedBeyond(folder: string, trials: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (finished(folder) < trials) {
    if (Date.now() > deadline) throw new Error('the run does not get on');
    await wait(5);
  }
}
