import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StoreError, unknownName } from '../../errors/index.ts';
import { exportFormats, exportTrials } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { needed } from '../program.ts';
import { runFolder } from '../runs-folder.ts';

export const exportCommand: CommandDeclaration = {
  name: 'export',
  summary: `write all trials of a stored run (${exportFormats.join(', ')})`,
  parameters: ['<run>'],
  options: ['format', 'file'],
  examples: [
    ['custodes export latest --format csv --out trials.csv', 'a row a trial: condition, disposition, measures'],
    ['custodes export latest --format jsonl --out trials.jsonl', 'a line a trial, with its events'],
  ],
  async run(context, { parameters: [name], options }) {
    const format = exportFormats.find((known) => known === (options.format ?? 'jsonl'));
    if (format === undefined) throw unknownName('export format', options.format ?? '', exportFormats);
    const reader = openRun(runFolder(context, {}, needed(name, 'the run')));
    try {
      const target = options.file === undefined ? process.stdout : createWriteStream(resolve(context.workingDirectory, options.file));
      await writeLines(exportTrials(reader, format, scenarios), target, options.file ?? 'standard output');
      return 0;
    } finally {
      reader.close();
    }
  },
};

async function writeLines(lines: Iterable<string>, target: Writable, name: string): Promise<void> {
  try {
    await pipeline(Readable.from(lines), target, { end: target !== process.stdout });
  } catch (cause) {
    throw new StoreError('write-failed', `${name} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'Name another file.',
      cause,
    });
  }
}
