import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Fills search indexes in a process beside the server, one run at a time, so that memory holds for any number of runs. */
export interface Indexer {
  /** Asks that a run's index be brought up to what is on disk. */
  fill(runFile: string): void;
  /** Ends with what is done so far, which is kept. */
  close(): void;
}

/** An index that could not be written is tried again when so much time has passed, in milliseconds. */
const retryMs = 60_000;

export function createIndexer({ now }: { readonly now: () => number }): Indexer {
  const waiting = new Set<string>();
  const failedAt = new Map<string, number>();
  let current: { readonly runFile: string; readonly child: ChildProcess } | undefined;
  let closed = false;

  const next = (): void => {
    const [runFile] = waiting;
    if (closed || current !== undefined || runFile === undefined) return;
    waiting.delete(runFile);
    const child = fork(program, [runFile], {
      env: {}, // it needs nothing of the environment, least of all a key
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    current = { runFile, child };
    const ended = (worked: boolean): void => {
      if (current?.child !== child) return;
      current = undefined;
      if (worked) failedAt.delete(runFile);
      else failedAt.set(runFile, now());
      next();
    };
    child.on('error', () => {
      ended(false);
    });
    child.on('exit', (code) => {
      ended(code === 0);
    });
  };
  return {
    fill: (runFile) => {
      if (current?.runFile === runFile || now() - (failedAt.get(runFile) ?? -Infinity) < retryMs) return;
      waiting.add(runFile);
      next();
    },
    close: () => {
      closed = true;
      current?.child.kill();
    },
  };
}

/** Under the name that it has here: a source in the checkout, compiled in the package. */
const program = fileURLToPath(new URL(`./index-process${extname(fileURLToPath(import.meta.url))}`, import.meta.url));
