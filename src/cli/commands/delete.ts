import { basename } from 'node:path';
import { deleteRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { needed } from '../program.ts';
import { runFolder } from '../runs-folder.ts';

export const deleteCommand: CommandDeclaration = {
  name: 'delete',
  summary: 'delete a stored run for good',
  parameters: ['<run>'],
  options: ['out'],
  examples: [['custodes delete pocket-20261123-101500-a1b2', 'that run and all its trials']],
  run(context, { parameters: [name], options }) {
    const folder = runFolder(context, options, needed(name, 'the run'));
    deleteRun(folder);
    context.terminal.err(`deleted ${basename(folder)}\n`);
    return 0;
  },
};
