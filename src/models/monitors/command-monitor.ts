import type { LanguageModelV4 } from '@ai-sdk/provider';
import { ModelError } from '../../errors/index.ts';
import { childEnvironment } from './child-environment.ts';
import { readReply } from './monitor-reply.ts';
import { monitorRequest } from './monitor-request.ts';
import { runCommand } from './run-command.ts';
import { splitCommand } from './split-command.ts';
import { withoutStream } from './without-stream.ts';

/** How a monitor that is a command is run. */
export interface CommandMonitorSetting {
  readonly line: string;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Real time that one answer may take. */
  readonly timeoutMs: number;
}

/**
 * A monitor that is a command: it reads a request on standard input and writes JSON to standard output, once a call. One
 * that ends with another code than 0, takes too long or writes no JSON fails the call, with the last lines of its standard
 * error. Throws InputError `invalid-option` for a line that is no command.
 */
export function commandMonitor({ line, workingDirectory, environment, timeoutMs }: CommandMonitorSetting): LanguageModelV4 {
  const words = splitCommand(line);
  return withoutStream(`monitor:command:${line}`, async (options) => {
    const request = monitorRequest(options);
    const { output, lastWords, problem } = await runCommand({
      words,
      workingDirectory,
      environment: childEnvironment(environment),
      input: `${JSON.stringify(request)}\n`,
      timeoutMs,
      signal: options.abortSignal,
    });
    const ended = lastWords === '' ? '' : `; it wrote: ${lastWords}`;
    if (problem !== undefined)
      throw new ModelError('model-call-failed', `it ${problem}${ended}`, {
        hint: 'Run the command by hand: docs/bring-your-own.md says how.',
      });
    try {
      return readReply(output, request);
    } catch (error) {
      if (!(error instanceof ModelError) || ended === '') throw error;
      throw new ModelError(error.code, `${error.message}${ended}`, error.hint === undefined ? {} : { hint: error.hint });
    }
  });
}
