import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InternalError } from '../../errors/index.ts';
import type { ResultsMaker } from '../../server/index.ts';
import type { Results } from '../../spec/index.ts';
import type { Context } from '../context.ts';
import { errorOf, type ResultsAnswer, type ResultsRequest } from './results-messages.ts';

/** Makes results in a process beside the server. */
export interface ResultsBeside {
  readonly make: ResultsMaker;
  /** Starts the process ahead, so that the first who asks need not wait for it. */
  start(): void;
  /** Ends the process; what was asked for and not answered is refused. */
  close(): void;
}

/** The process stays for so long without a question, in milliseconds: its start takes longer than the results of a small run. */
const usualIdleMs = 30_000;

interface ResultsSetting extends Pick<Context, 'environment' | 'workingDirectory'> {
  /** The file of `--catalogue`. */
  readonly catalogue: string | undefined;
  readonly idleMs?: number;
}

/**
 * Creates a maker whose process starts when it is needed, makes one result after the other, and ends when nobody asked for a
 * while. `make` throws what making results throws, and InternalError where the process ends before it has answered.
 */
export function createResultsBeside({ environment, workingDirectory, catalogue, idleMs = usualIdleMs }: ResultsSetting): ResultsBeside {
  let current: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;
  const started = (): Worker => {
    clearTimeout(idle);
    current ??= startWorker({ environment, workingDirectory }, (ended) => {
      if (current === ended) current = undefined;
    });
    return current;
  };
  const end = (): void => {
    clearTimeout(idle);
    current?.end();
  };
  const rest = (): void => {
    clearTimeout(idle);
    if (current?.isIdle() === true) idle = setTimeout(end, idleMs);
  };
  return {
    make: async (runFile, against) => {
      try {
        return await started().ask({ id: (asked += 1), runFile, against: against ?? null, catalogue: catalogue ?? null });
      } finally {
        rest();
      }
    },
    start: () => {
      started();
      rest();
    },
    close: end,
  };
}

interface Worker {
  ask(request: ResultsRequest): Promise<Results>;
  isIdle(): boolean;
  end(): void;
}

function startWorker(
  { environment, workingDirectory }: Pick<Context, 'environment' | 'workingDirectory'>,
  onEnd: (worker: Worker) => void,
): Worker {
  const waiting = new Map<number, PromiseWithResolvers<Results>>();
  const child: ChildProcess = fork(program, {
    cwd: workingDirectory,
    env: withoutKeys(environment),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const worker: Worker = {
    ask: (request) => {
      const answer = Promise.withResolvers<Results>();
      waiting.set(request.id, answer);
      child.send(request, (error) => {
        if (error !== null) ended(error.message);
      });
      return answer.promise;
    },
    isIdle: () => waiting.size === 0,
    end: () => {
      child.kill();
      ended('the viewer ends');
    },
  };
  const ended = (why: string): void => {
    onEnd(worker);
    for (const answer of waiting.values()) answer.reject(new InternalError(`the results were not made: ${why}`, { hint: endedHint }));
    waiting.clear();
  };
  child.on('message', (message) => {
    const answer = message as ResultsAnswer; // the process sends nothing else
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('results' in answer) asked?.resolve(answer.results);
    else asked?.reject(errorOf(answer.problem));
  });
  child.on('error', (error) => {
    ended(error.message);
  });
  child.on('exit', (code, signal) => {
    ended(`their process ended with ${signal ?? `exit code ${code ?? 'unknown'}`}`);
  });
  return worker;
}

const endedHint = 'Load the page anew. If it happens again, custodes show makes the same results in the terminal.';

/** What the process needs of the environment: never a key. */
function withoutKeys(environment: Context['environment']): NodeJS.ProcessEnv {
  const { PATH, HOME, CUSTODES_CATALOGUE } = environment;
  return Object.fromEntries(Object.entries({ PATH, HOME, CUSTODES_CATALOGUE }).filter(([, value]) => value !== undefined));
}

/** Under the name that it has here: a source in the checkout, compiled in the package. */
const program = fileURLToPath(new URL(`./results-process${extname(fileURLToPath(import.meta.url))}`, import.meta.url));
