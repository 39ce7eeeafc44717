import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, afterEach } from 'vitest';

const launcher = fileURLToPath(new URL('../../bin/custodes.js', import.meta.url));

/** What the command printed and how it ended. */
export interface CliResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

interface CliSetting {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the real command in a folder, with no key in its environment but those given; `input` is piped into it. */
export function startCli(parameters: readonly string[], { cwd, environment = {} }: CliSetting, input?: string) {
  const path = process.env['PATH'] ?? '';
  return execa(process.execPath, [launcher, ...parameters], {
    cwd,
    env: { PATH: path, HOME: cwd, ...environment },
    extendEnv: false,
    reject: false,
    ...(input === undefined ? {} : { input }),
  });
}

/** Runs the real command to its end. */
export async function runCli(parameters: readonly string[], setting: CliSetting): Promise<CliResult> {
  const { exitCode, stdout, stderr } = await startCli(parameters, setting);
  return { exitCode, stdout, stderr };
}

/** A temporary folder that goes after all tests of the file. */
export function keptFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'custodes-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const folders: string[] = [];

/** A temporary folder that goes after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'custodes-test-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
