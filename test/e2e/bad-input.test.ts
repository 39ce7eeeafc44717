import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';

let folder = '';

beforeEach(() => {
  folder = temporaryFolder();
});

describe('bad input gets one clear message and its exit code', () => {
  it.each([
    [['run', 'poket'], /unknown study 'poket'[\s\S]*Did you mean 'pocket'\?/],
    [['rnu', 'pocket'], /unknown command 'rnu'[\s\S]*Did you mean run\?/],
    [['run'], /study/],
    [['run', 'pocket', '--trails', '3'], /unknown option '--trails'[\s\S]*--trials/],
    [['run', 'pocket', '--trials', 'many'], /--trials[\s\S]*whole number/],
    [['run', 'pocket', '--trials', '0'], /--trials[\s\S]*from 1/],
    [['run', 'pocket', '--model', 'reference/protecter'], /reference\/protecter|protecter'[\s\S]*protector/],
    [['run', 'pocket', '--model', 'opnai/gpt-5.2'], /opnai'[\s\S]*openai/],
    [['run', 'pocket', '--model', 'reference/protector?goood=1'], /goood'[\s\S]*good/],
    [['run', 'pocket', '--model', 'reference/protector?good=1.5'], /1\.5/],
    [['run', 'pocket', '--model', 'openai/gpt-5.2'], /OPENAI_API_KEY/],
    [['run', 'pocket', '--model', 'openai-compatible/x'], /OPENAI_COMPATIBLE_BASE_URL|--base-url/],
    [['run', 'pocket', '--model', 'file:nowhere.ts'], /nowhere\.ts/],
    [['run', 'pocket', '--scenario', 'server-migratoin'], /unknown scenario 'server-migratoin'[\s\S]*Did you mean 'server-migration'\?/],
    [['run', 'missing.yaml'], /missing\.yaml/],
    [['plan', 'missing.txt'], /unknown study|study file/],
    [['show', 'latest'], /no run|No run|not-found|there is no/i],
    [['trial', 'latest', 'x'], /no run|there is no/i],
    [['run', '--resume', 'nothing'], /nothing/],
    [['report', 'latest', '--format', 'htlm'], /htlm/],
  ] as const)('custodes %j', async (parameters, message) => {
    const { exitCode, stderr, stdout } = await runCli([...parameters], { cwd: folder });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['broken.yaml', 'study: [', /broken\.yaml cannot be read/],
    ['broken.json', '{ "study": ', /broken\.json cannot be read/],
    [
      'level.yaml',
      'study: x\nmodels: [reference/compliant]\nfactors: { relationship: [god], history: [document] }',
      /unknown level of relationship 'god'[\s\S]*Did you mean 'good'\?/,
    ],
    [
      'factor.yaml',
      'study: x\nmodels: [reference/compliant]\nfactors: { realtionship: [good] }',
      /unknown factor 'realtionship'[\s\S]*Did you mean 'relationship'\?/,
    ],
    ['key.yaml', 'study: x\nmodel: [reference/compliant]', /unknown key 'model'[\s\S]*Did you mean 'models'\?/],
    ['throws.ts', 'throw new Error("a fault of its own")', /throws\.ts cannot be read: a fault of its own/],
    ['empty.ts', 'export const x = 1', /no default export/],
  ] as const)('a study file %s', async (name, text, message) => {
    writeFileSync(join(folder, name), text);
    const { exitCode, stderr } = await runCli(['run', name], { cwd: folder });
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('an output folder that cannot be written', async () => {
    writeFileSync(join(folder, 'taken'), 'a file, not a folder');
    const { exitCode, stderr } = await runCli(['run', 'pocket', '--trials', '1', '--out', 'taken'], { cwd: folder });
    expect(stderr).toMatch(/taken/);
    expect(exitCode).toBe(1);
    expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('a file, not a folder');
  });

  it('a corrupt run file, which is listed as such and left as it is', async () => {
    mkdirSync(join(folder, 'runs', 'broken'), { recursive: true });
    writeFileSync(
      join(folder, 'runs', 'broken', 'run.sqlite'),
      'this is no database, but it is long enough to look like a file of some kind',
    );
    const shown = await runCli(['show', 'broken'], { cwd: folder });
    expect(shown.stderr).toMatch(/broken/);
    expect(shown.exitCode).toBe(1);
    const listed = await runCli(['list'], { cwd: folder });
    expect(listed.exitCode).toBe(0);
    expect(listed.stdout).toMatch(/broken[\s\S]*unreadable/);
  });

  it('a second process on the same run', async () => {
    const slow = startCli(['run', 'pocket', '--trials', '400'], { cwd: folder });
    await appearance(join(folder, 'runs'));
    const second = await runCli(['run', '--resume', 'latest'], { cwd: folder });
    slow.kill('SIGINT');
    const first = await slow;
    expect(second.stderr).toMatch(/another process|is being written/i);
    expect(second.exitCode).toBe(1);
    expect(first.exitCode).toBe(130);
    expect(first.stderr).toMatch(/custodes run --resume/);
  });
});

/** Waits until a folder has an entry that holds a run file. */
async function appearance(runs: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    try {
      const [run] = readdirSync(runs);
      if (run !== undefined && readdirSync(join(runs, run)).includes('run.sqlite')) return;
    } catch {
      // not there yet
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error('the run did not begin');
}
