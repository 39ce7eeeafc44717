import { runsTable } from '../../reports/index.ts';
import { listRuns } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { runsFolder } from '../runs-folder.ts';

export const listCommand: CommandDeclaration = {
  name: 'list',
  summary: 'list the stored runs, newest first',
  parameters: [],
  options: ['json', 'out'],
  examples: [['custodes list', 'the runs below ./runs']],
  run(context, { options }) {
    const folder = runsFolder(context, options);
    const listings = listRuns(folder);
    if (options.json === true) context.terminal.out(`${JSON.stringify({ format: 'custodes.runs/1', runs: listings }, null, 2)}\n`);
    else if (listings.length === 0) context.terminal.out(`No runs in ${folder}. Start one with: custodes run pocket\n`);
    else context.terminal.out(`${runsTable(listings)}\n`);
    return 0;
  },
};
