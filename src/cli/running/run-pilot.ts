import { beginStudy, type Beginning } from './begin-run.ts';
import { executeRun } from './execute-run.ts';

/** Runs a few trials of each cell of a study, stored like any run, so that an estimate can be made from them. */
export async function runPilot({ context, options, catalogue }: Beginning, study: string, trials: number): Promise<void> {
  const few = { ...options, trials };
  const { writer, runModels } = await beginStudy({ context, options: few, catalogue }, study);
  try {
    context.terminal.err(`Pilot: ${trials} ${trials === 1 ? 'trial' : 'trials'} a cell, stored as ${writer.run.id}\n`);
    await executeRun(context, { writer, runModels, catalogue, options: few });
  } finally {
    runModels.close();
    writer.close();
  }
}
