import { spawn, type ChildProcess } from 'node:child_process';
import { startDeadline } from '../deadline.ts';

/** A command with what it is given. */
export interface CommandSetting {
  readonly words: readonly [string, ...string[]];
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Given to it on standard input, which then ends. */
  readonly input: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How a command ended. */
export interface CommandEnd {
  readonly output: string;
  /** The last lines of its standard error. */
  readonly lastWords: string;
  /** What went wrong; undefined where it ended by itself with 0. */
  readonly problem: string | undefined;
}

const longestOutput = 10_000_000;

/**
 * Runs a command, without a shell, to its end. It is killed with all that it has started when the time is over, when the
 * signal aborts, and when it writes more than 10 MB. Rejects where the signal aborted.
 */
export async function runCommand(setting: CommandSetting): Promise<CommandEnd> {
  const deadline = startDeadline(setting.signal, setting.timeoutMs);
  try {
    return await endOf(setting, deadline.signal);
  } finally {
    deadline.forget();
  }
}

function endOf(
  { words: [command, ...rest], workingDirectory, environment, input, signal: outer }: CommandSetting,
  signal: AbortSignal,
): Promise<CommandEnd> {
  return new Promise((resolve, reject) => {
    const ownGroup = process.platform !== 'win32';
    const child = spawn(command, rest, { cwd: workingDirectory, env: environment, detached: ownGroup, windowsHide: true });
    const output: Buffer[] = [];
    let length = 0;
    let lastWords = '';
    let ended: string | undefined;
    const stop = (problem: string): void => {
      ended ??= problem;
      kill(child, ownGroup);
    };
    const onAbort = (): void => stop((signal.reason as Error).message); // a DOMException of the deadline
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    const finish = (problem: string | undefined): void => {
      signal.removeEventListener('abort', onAbort);
      if (outer?.aborted === true)
        reject(signal.reason as Error); // a DOMException, as above
      else resolve({ output: Buffer.concat(output).toString(), lastWords: linesAtEnd(lastWords), problem });
    };
    child.stdout.on('data', (chunk: Buffer) => {
      output.push(chunk);
      length += chunk.length;
      if (length > longestOutput) stop(`wrote more than ${longestOutput / 1e6} MB`);
    });
    child.stderr.on('data', (chunk: Buffer) => (lastWords = `${lastWords}${chunk.toString()}`.slice(-4000)));
    // A command that reads nothing breaks the pipe; how it ended says enough.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', (error) => finish(`cannot be started: ${error.message}`));
    child.on('close', (code, killedBy) => finish(ended ?? (code === 0 ? undefined : `ended with ${code ?? killedBy ?? 'nothing'}`)));
  });
}

/** With a process group of its own, what the command has started goes too. */
function kill(child: ChildProcess, ownGroup: boolean): void {
  if (child.pid === undefined) return;
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function linesAtEnd(text: string): string {
  return text.trim().split('\n').slice(-5).join('\n').slice(-1000);
}
