import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { checkout } from '../support/checkout.ts';

/** A Python that has the server and the weights, or why it cannot be had here. */
export type SetUp = { readonly python: string } | { readonly unavailable: string };

/** All the time that the set-up may take. */
export const setUpLimitMs = 350_000;

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));

/**
 * Installs the pinned server and weights into `.cache/real-model/` of the checkout, by Python's own installer and from
 * the index that the machine has set for it. What is there already is used as it is. Nothing is compiled.
 */
export async function setUpRealModel(): Promise<SetUp> {
  const deadlineMs = performance.now() + setUpLimitMs;
  const run = (file: string, parameters: readonly string[], limitMs: number) =>
    finish(file, parameters, Math.min(limitMs, deadlineMs - performance.now()));
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const cache = join(checkout, '.cache', 'real-model');
  const place = join(cache, version);
  const python = join(place, 'bin', 'python');
  try {
    if (existsSync(place) && !(await works(python))) rmSync(place, { recursive: true, force: true });
    if (!existsSync(place)) {
      const making = join(cache, `${version}-${process.pid}`);
      mkdirSync(cache, { recursive: true });
      try {
        await makeEnvironment(making, run);
        await run(join(making, 'bin', 'python'), [...install, '--requirement', requirements], 300_000);
        moveInto(place, making);
      } finally {
        rmSync(making, { recursive: true, force: true });
      }
    }
    if (!(await works(python))) return { unavailable: `what was installed into ${place} cannot be loaded` };
    return { python };
  } catch (error) {
    if (error instanceof StepFailed) return { unavailable: error.message };
    throw error;
  }
}

const install = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '--no-deps'].concat(
  ['--only-binary', ':all:', '--require-hashes', '--retries', '2'], // built packages only, and those that are pinned
);

type Run = (file: string, parameters: readonly string[], limitMs: number) => Promise<void>;

/** A virtual environment with an installer; where Debian has left that out of its Python, it is brought. */
async function makeEnvironment(place: string, run: Run): Promise<void> {
  try {
    await run('python3', ['-m', 'venv', place], 60_000);
  } catch (error) {
    if (!(error instanceof StepFailed) || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw error;
    rmSync(place, { recursive: true, force: true });
    await run('apt-get', ['update'], 90_000);
    await run('apt-get', ['install', '--yes', '--no-install-recommends', 'python3', 'python3-venv'], 150_000);
    await run('python3', ['-m', 'venv', place], 60_000);
  }
}

/** Gives an environment its name at once, so that no half-made one bears it. Another process may have been first. */
function moveInto(place: string, making: string): void {
  try {
    renameSync(making, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

async function works(python: string): Promise<boolean> {
  const { failed } = await execa(python, ['-c', 'import xllamacpp'], { reject: false, timeout: 60_000 });
  return !failed;
}

/** A step that did not succeed: no such program, no network, no package for this machine, or no time left. */
class StepFailed extends Error {}

async function finish(file: string, parameters: readonly string[], limitMs: number): Promise<void> {
  const step = [file, ...parameters.slice(0, 3)].join(' ');
  if (limitMs <= 0) throw new StepFailed(`no time was left for ${step}`);
  const environment = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const result = await execa(file, parameters, { all: true, env: environment, reject: false, stdin: 'ignore', timeout: limitMs });
  if (!result.failed) return;
  const why = result.timedOut ? `did not end within ${Math.round(limitMs / 1000)} s` : lastLine(result.all) || result.shortMessage;
  throw new StepFailed(`${step}: ${why}`);
}

function lastLine(text: string | undefined): string {
  return text?.trim().split('\n').at(-1) ?? '';
}
