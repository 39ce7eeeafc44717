import { resultsTable } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { needed } from '../program.ts';
import { resultsOf } from '../results-of.ts';
import { runFolder } from '../runs-folder.ts';

export const showCommand: CommandDeclaration = {
  name: 'show',
  summary: 'print the results of a stored run',
  parameters: ['<run>'],
  options: ['json', 'out'],
  examples: [
    ['custodes show latest', 'the newest run as a table'],
    ['custodes show pocket-2026 --json', 'a run by a prefix of its id, for machines'],
  ],
  run(context, { parameters: [name], options }) {
    const reader = openRun(runFolder(context, options, needed(name, 'the run')));
    try {
      const results = resultsOf(reader);
      const text =
        options.json === true ? JSON.stringify(results, null, 2) : resultsTable(results, { scenarios, columns: context.terminal.columns });
      context.terminal.out(`${text}\n`);
      return 0;
    } finally {
      reader.close();
    }
  },
};
