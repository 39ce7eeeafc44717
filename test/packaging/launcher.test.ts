import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { execa } from 'execa';
import { beforeEach, describe, expect, it } from 'vitest';
import { openRun } from '../../src/store/index.ts';
import { checkout } from '../support/checkout.ts';
import { temporaryFolder } from '../support/cli.ts';

const launcher = join(checkout, 'bin/custodes.js');
const oldNode = findOldNode();
let folder = '';

beforeEach((context) => {
  folder = temporaryFolder();
  if (oldNode === undefined) {
    const reason = 'NOT TESTED: this machine has no Node older than 22.18, so nothing shows that the launcher copes with one';
    console.warn(reason);
    context.skip(reason);
  }
});

describe('the launcher under an old Node, without a newer one beside it', () => {
  it.each(['package', 'checkout'])('prints one line and exits with 2 in a %s', async (kind) => {
    mkdirSync(join(folder, 'bin'));
    cpSync(launcher, join(folder, 'bin/custodes.js'));
    cpSync(join(checkout, 'package.json'), join(folder, 'package.json'));
    const main = kind === 'checkout' ? 'src/cli/main.ts' : 'dist/cli/main.js';
    mkdirSync(join(folder, main, '..'), { recursive: true });
    writeFileSync(join(folder, main), 'throw new Error("reached");');
    const { exitCode, stdout, stderr } = await underOldNode(join(folder, 'bin/custodes.js'), ['run', 'pocket']);
    expect(stderr).toMatch(/^custodes needs Node 22\.18 or newer; this is v\d+\.\d+\.\d+\.[^\n]*$/);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });
});

describe('the launcher under an old Node in the checkout, which brings a newer one', () => {
  it('does what the newer one does', async () => {
    const { exitCode, stdout, stderr } = await underOldNode(launcher, ['scenarios', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ format: 'custodes.scenarios/1' });
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  it('hands on the exit code', async () => {
    const { exitCode, stderr } = await underOldNode(launcher, ['run', 'poket']);
    expect(stderr).toMatch(/Did you mean 'pocket'\?/);
    expect(exitCode).toBe(2);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('hands on %s, so that the run ends in order', async (signal) => {
    const running = underOldNode(launcher, ['run', 'pocket', '--trials', '2000']);
    await firstTrial(join(folder, 'runs'));
    running.kill(signal);
    const { exitCode, stderr } = await running;
    expect(stderr).toMatch(/custodes run --resume/);
    expect(exitCode).toBe(130);
  });
});

function underOldNode(script: string, parameters: readonly string[]) {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: folder };
  return execa(oldNode ?? '', [script, ...parameters], { cwd: folder, env: environment, extendEnv: false, reject: false });
}

/** The first Node on the path that is older than custodes needs; undefined where there is none. */
function findOldNode(): string | undefined {
  const candidates = (process.env['PATH'] ?? '').split(delimiter).map((place) => join(place, 'node'));
  return candidates.filter((path) => existsSync(path)).find(isOld);
}

function isOld(node: string): boolean {
  const [major = 0, minor = 0] = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).split('.').map(Number);
  return major < 22 || (major === 22 && minor < 18);
}

/** Waits until a run has a trial on disk: it then also listens to signals. */
async function firstTrial(runs: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (trialsIn(runs) > 0) return;
    await wait(20);
  }
  throw new Error('the run did not begin');
}

function trialsIn(runs: string): number {
  try {
    const [run = ''] = readdirSync(runs);
    const reader = openRun(join(runs, run));
    try {
      return reader.count();
    } finally {
      reader.close();
    }
  } catch {
    return 0; // not there yet
  }
}
