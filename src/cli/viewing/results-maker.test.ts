import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { childrenOf, environmentOf, knowsProcesses } from '../../../test/support/child-processes.ts';
import { keptFolder } from '../../../test/support/cli.ts';
import { runOf, trialOf } from '../../../test/support/recorded.ts';
import { storePlayedRun } from '../../../test/support/stored-run.ts';
import { InternalError } from '../../errors/index.ts';
import { createRun, openRun } from '../../store/index.ts';
import { resultsOf } from '../results-of.ts';
import { createResultsBeside, type ResultsBeside } from './results-maker.ts';

const root = keptFolder();
const file = join(root, 'played', 'run.sqlite');
const made: ResultsBeside[] = [];
const { PATH, HOME } = process.env;
const secret = 'sk-not-to-be-handed-on';

beforeAll(async () => {
  await storePlayedRun(root, 'played', { study: 'probe', trials: 2, models: ['reference/mixed'], scenarios: ['server-migration'] });
});
afterEach(() => {
  for (const beside of made.splice(0)) beside.close();
});

describe('results made in a process beside', () => {
  it('are those that are made in this one, whoever asks at the same time', async () => {
    const beside = besides();
    const reader = openRun(file);
    const own = JSON.parse(JSON.stringify(resultsOf(reader))) as unknown;
    reader.close();
    const [first, second, unknown] = await Promise.allSettled([
      beside.make(file, undefined),
      beside.make(file, undefined),
      beside.make(file, { study: 'nobody2026', selfTest: false }),
    ]);
    expect(first).toEqual({ status: 'fulfilled', value: own });
    expect(second).toEqual(first);
    expect(unknown.status).toBe('rejected');
  });

  it('are refused with the error that says why', async () => {
    const beside = besides();
    await expect(beside.make(file, { study: 'potter2025', selfTest: false })).rejects.toMatchObject({
      name: 'InputError',
      code: 'unknown-name',
      exitCode: 2,
      message: "unknown published study 'potter2025'",
      hint: expect.stringContaining("Did you mean 'potter2026'?") as string,
    });
    await expect(beside.make(file, { study: 'potter2026', selfTest: true })).rejects.toMatchObject({ code: 'invalid-option' });
    await expect(beside.make(join(root, 'none'), undefined)).rejects.toMatchObject({ code: 'run-not-found' });
  });

  it('follow a run that is going on', async () => {
    const beside = besides();
    const writer = createRun(root, runOf({ id: 'live' }));
    const live = join(root, 'live', 'run.sqlite');
    const finished = async () => {
      const { run: own, cells } = await beside.make(live, undefined);
      return { status: own.status, completed: cells.reduce((sum, { trials }) => sum + trials.completed, 0) };
    };
    try {
      writer.append(trialOf('one', 0));
      expect(await finished()).toEqual({ status: 'running', completed: 1 });
      writer.append(trialOf('one', 1));
      expect(await finished()).toEqual({ status: 'running', completed: 2 });
    } finally {
      writer.close();
    }
    expect(await finished()).toEqual({ status: 'interrupted', completed: 2 });
  });

  it('use the catalogue that was named', async () => {
    const beside = besides({ catalogue: join(root, 'nothing.json') });
    await expect(beside.make(file, { study: 'potter2026', selfTest: false })).rejects.toMatchObject({ code: 'unreadable-file' });
    const other = besides({ environment: { PATH, HOME, CUSTODES_CATALOGUE: join(root, 'nowhere.json') } });
    await expect(other.make(file, { study: 'potter2026', selfTest: false })).rejects.toThrow('nowhere.json');
  });

  it('are refused where the viewer ends meanwhile, and can be asked for again', async () => {
    const beside = besides();
    const asked = beside.make(file, undefined);
    beside.close();
    await expect(asked).rejects.toBeInstanceOf(InternalError);
    await expect(beside.make(file, undefined)).resolves.toMatchObject({ format: 'custodes.results/1' });
  });
});

describe.runIf(knowsProcesses)('the process', () => {
  it('is started ahead, and has no key in its environment', async () => {
    const beside = besides({ environment: { PATH, HOME, OPENAI_API_KEY: secret, OPENROUTER_API_KEY: secret } });
    beside.start();
    const child = processes()[0]!;
    await beside.make(file, undefined);
    expect(processes()).toEqual([child]);
    const environment = environmentOf(child.pid);
    expect(environment.some((line) => line.startsWith('PATH='))).toBe(true);
    for (const line of environment) expect(line).not.toMatch(/KEY|sk-/);
  });

  it('ends when nobody asks, and starts anew when somebody does', async () => {
    const beside = besides({ idleMs: 1 });
    await beside.make(file, undefined);
    await vi.waitFor(() => expect(processes()).toEqual([]), { timeout: 20_000 });
    await beside.make(file, undefined);
  });

  it('that is killed is no end: what was asked is refused, and what is asked next is made', async () => {
    const beside = besides();
    const asked = beside.make(file, undefined);
    process.kill(processes()[0]!.pid, 'SIGKILL');
    await expect(asked).rejects.toThrow('the results were not made: their process ended with SIGKILL');
    await expect(beside.make(file, undefined)).resolves.toMatchObject({ format: 'custodes.results/1' });
  });
});

function besides(setting: Partial<Parameters<typeof createResultsBeside>[0]> = {}): ResultsBeside {
  const beside = createResultsBeside({ environment: { PATH, HOME }, workingDirectory: root, catalogue: undefined, ...setting });
  made.push(beside);
  return beside;
}

function processes() {
  return childrenOf(process.pid).filter(({ command }) => command.includes('results-process'));
}
