import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { keptFolder, runCli } from '../support/cli.ts';

const folder = keptFolder();
const disk = join(folder, 'disk');
let mounted = false;

afterEach(() => {
  if (mounted) execFileSync('umount', [disk]);
  mounted = false;
});

/** A disk of its own, which can be full or read-only; undefined where this user may not mount one. */
function mount(options: string): boolean {
  mkdirSync(disk, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk], { stdio: 'ignore' });
    mounted = true;
  } catch {
    console.error('\nSKIPPED: a full and a read-only disk were not tried, since this user may not mount one (run as root on Linux)\n');
  }
  return mounted;
}

it('a disk that is full says so, keeps what is done, and the run goes on once there is room', { timeout: 120_000 }, async ({ skip }) => {
  if (!mount('size=1m')) skip('no disk can be mounted here');
  const full = await runCli(['run', 'pocket', '--out', 'disk'], { cwd: folder });
  expect(full.stderr).toMatch(/cannot be read or written|cannot be written/);
  expect(full.stderr).toMatch(/disk has room/);
  expect(full.stderr).not.toMatch(/\n\s+at /);
  expect(full.exitCode).toBe(1);
  execFileSync('mount', ['-o', 'remount,size=64m', disk]);
  const [run = ''] = readdirSync(disk);
  const resumed = await runCli(['run', '--resume', run, '--out', 'disk', '--json'], { cwd: folder });
  expect(resumed.stderr).toMatch(/already done/);
  expect(resumed.exitCode).toBe(0);
});

it('a disk that is read-only gets one message, and nothing is left behind', async ({ skip }) => {
  if (!mount('size=1m,ro')) skip('no disk can be mounted here');
  const { exitCode, stderr } = await runCli(['run', 'pocket', '--trials', '1', '--out', 'disk'], { cwd: folder });
  expect(stderr).toMatch(/cannot be made|cannot be written/);
  expect(stderr).toMatch(/--out/);
  expect(exitCode).toBe(1);
  expect(readdirSync(disk)).toEqual([]);
});
