import { auditText, resultsTable } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { needed } from '../program.ts';
import { publishedOption } from '../published-option.ts';
import { resultsOf } from '../results-of.ts';
import { runFolder } from '../runs-folder.ts';

export const showCommand: CommandDeclaration = {
  name: 'show',
  summary: 'print the results of a stored run',
  parameters: ['<run>'],
  options: ['json', 'out', 'againstStudy', 'selfTest', 'catalogue'],
  examples: [
    ['custodes show latest', 'the newest run as a table'],
    ['custodes show pocket-2026 --json', 'a run by a prefix of its id, for machines'],
    ['custodes show latest --against potter2026', 'beside the published figures, with a verdict on each'],
  ],
  run(context, { parameters: [name], options }) {
    const reader = openRun(runFolder(context, options, needed(name, 'the run')));
    try {
      const results = resultsOf(reader, { published: publishedOption(context, options, reader.run), audited: true });
      const { columns } = context.terminal;
      const table = (): string => resultsTable(results, { scenarios, columns });
      const audit = results.audit === undefined ? '' : `\n\n${auditText(results.audit, { columns })}`;
      const text = options.json === true ? JSON.stringify(results, null, 2) : `${table()}${audit}`;
      context.terminal.out(`${text}\n`);
      return 0;
    } finally {
      reader.close();
    }
  },
};
