import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { setUpRealModel } from './set-up.ts';

/** A server of SmolLM2-135M, a process of its own on a free port of loopback. */
export interface RealModelServer extends AsyncDisposable {
  /** Version part included. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** The longest context that the model was trained for, in tokens. */
export const trainedContextTokens = 8192;

const readyLimitMs = 60_000;

/** Starts the server and waits until it answers. */
export async function startRealModelServer(python: string, contextTokens = trainedContextTokens): Promise<RealModelServer> {
  const script = fileURLToPath(new URL('server.py', import.meta.url));
  const child = execa(python, [script, String(contextTokens)], {
    // Threads that wait must not spin: the cores are shared with whatever else runs.
    env: { OMP_WAIT_POLICY: 'passive' },
    forceKillAfterDelay: 2000,
    reject: false,
    stdin: 'pipe',
  });
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await child;
  };
  const ended = child.then(({ stderr }) => `the server ended before it was ready: ${stderr.trim().split('\n').slice(-3).join(' | ')}`);
  const limit = AbortSignal.timeout(readyLimitMs);
  try {
    const printed = once(createInterface(child.stdout), 'line', { signal: limit }).then(([line]) => ({ address: String(line) }));
    const first = await Promise.race([printed, ended]);
    if (typeof first === 'string') throw new Error(first);
    await readiness(first.address, limit);
    return { baseUrl: `${first.address}/v1`, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Resolves when the server says that it has loaded its model. */
async function readiness(address: string, limit: AbortSignal): Promise<void> {
  for (;;) {
    const response = await fetch(`${address}/health`, { signal: limit });
    await response.body?.cancel();
    if (response.ok) return;
    await wait(20, undefined, { signal: limit });
  }
}

// By hand: sets up, serves until Ctrl-C, and says where.
if (import.meta.main) {
  const setUp = await setUpRealModel();
  if ('unavailable' in setUp) {
    console.error(`SmolLM2-135M cannot be had here: ${setUp.unavailable}`);
    process.exit(1);
  }
  await using server = await startRealModelServer(setUp.python);
  console.log(`openai-compatible/smollm2 at --base-url ${server.baseUrl} (Ctrl-C ends it)`);
  await once(process, 'SIGINT');
}
