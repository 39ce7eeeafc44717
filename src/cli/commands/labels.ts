import { resolve } from 'node:path';
import { unknownName } from '../../errors/index.ts';
import { labelFormats } from '../../reports/index.ts';
import { openRunForViewing } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { labelsFile } from '../labels-file.ts';
import { needed } from '../program.ts';
import { runFolder } from '../runs-folder.ts';
import { writeWhole } from '../write-whole.ts';

export const labelsCommand: CommandDeclaration = {
  name: 'labels',
  summary: `write what raters said of the trials of a stored run (${labelFormats.join(', ')})`,
  parameters: ['<run>'],
  options: ['format', 'file'],
  examples: [
    ['custodes labels latest --format csv --out labels.csv', 'a row a label that stands, with the place of its trial'],
    ['custodes labels latest --format json', 'the same with the spans that bear them out, what was replaced, and how far raters agree'],
  ],
  run(context, { parameters: [name], options }) {
    const format = labelFormats.find((known) => known === (options.format ?? 'csv'));
    if (format === undefined) throw unknownName('format of labels', options.format ?? '', labelFormats);
    const reader = openRunForViewing(runFolder(context, {}, needed(name, 'the run')), context.clock);
    try {
      const text = labelsFile(reader, format);
      if (options.file === undefined) context.terminal.out(text);
      else writeWhole(resolve(context.workingDirectory, options.file), text);
      return 0;
    } finally {
      reader.close();
    }
  },
};
