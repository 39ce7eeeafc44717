import { CustodesError } from '../errors/index.ts';
import { commands } from './commands/index.ts';
import { processContext, type Context } from './context.ts';
import { gitRevision, programVersion } from './program-version.ts';
import { runProgram } from './program.ts';

// A reader that goes away (`custodes show … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const context = processContext({ version: programVersion(), revision: gitRevision() });
process.exitCode = await main(context, process.argv.slice(2));

async function main(context: Context, parameters: readonly string[]): Promise<number> {
  try {
    return await runProgram(commands, context, parameters);
  } catch (error) {
    if (error instanceof CustodesError) {
      context.terminal.err(`error: ${error.message}${error.hint === undefined ? '' : `\n${error.hint}`}\n`);
      return error.exitCode;
    }
    context.terminal.err(`error: a fault in custodes: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}
