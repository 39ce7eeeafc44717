import { manifestOf } from '../manifest-of.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { needed } from '../program.ts';
import { runFolder } from '../runs-folder.ts';

export const manifestCommand: CommandDeclaration = {
  name: 'manifest',
  summary: 'print what exactly was asked of which model: versions, hashes, settings, seeds, model ids as answered',
  parameters: ['<run>'],
  options: ['out', 'catalogue'],
  examples: [
    ['custodes manifest latest > manifest.json', 'to publish beside the results; custodes verify --against holds a run against it'],
  ],
  run(context, { parameters: [name], options }) {
    const reader = openRun(runFolder(context, options, needed(name, 'the run')));
    try {
      context.terminal.out(`${JSON.stringify(manifestOf(reader, loadCatalogue(context, options)), null, 2)}\n`);
      return 0;
    } finally {
      reader.close();
    }
  },
};
