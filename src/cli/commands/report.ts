import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoreError, unknownName } from '../../errors/index.ts';
import { reportFormats, writeReport } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { needed } from '../program.ts';
import { resultsOf } from '../results-of.ts';
import { runFolder } from '../runs-folder.ts';

export const reportCommand: CommandDeclaration = {
  name: 'report',
  summary: `write a report of a stored run (${reportFormats.join(', ')})`,
  parameters: ['<run>'],
  options: ['format', 'file'],
  examples: [['custodes report latest --format md --out report.md', 'the newest run as Markdown']],
  run(context, { parameters: [name], options }) {
    const format = reportFormats.find((known) => known === (options.format ?? 'md'));
    if (format === undefined) throw unknownName('report format', options.format ?? '', reportFormats);
    const reader = openRun(runFolder(context, {}, needed(name, 'the run')));
    try {
      const text = writeReport(resultsOf(reader), format, scenarios);
      if (options.file === undefined) context.terminal.out(text);
      else writeOrExplain(resolve(context.workingDirectory, options.file), text);
      return 0;
    } finally {
      reader.close();
    }
  },
};

function writeOrExplain(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new StoreError('write-failed', `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'Name another file.',
      cause,
    });
  }
}
