import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError, unknownName } from '../../errors/index.ts';
import { csvParts, figuresOnPaper, reportFileName, reportFormats, writeReport, type ReportInput } from '../../reports/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { needed } from '../program.ts';
import { publishedOption } from '../published-option.ts';
import { reportInputOf } from '../reporting/report-input-of.ts';
import { runFolder } from '../runs-folder.ts';
import { writeWhole } from '../write-whole.ts';

export const reportCommand: CommandDeclaration = {
  name: 'report',
  summary: `write a report of a stored run (${reportFormats.join(', ')})`,
  parameters: ['<run>'],
  options: ['format', 'reportFile', 'title', 'figuresBeside', 'part', 'againstStudy', 'selfTest', 'catalogue'],
  examples: [
    ['custodes report latest --format html --out report.html', 'one page to read, print and send: no network, no script'],
    ['custodes report latest --format md --out report.md --figures figures', 'Markdown, with the figures beside it'],
    ['custodes report latest --format latex --out tables.tex', 'tables for a paper, to be taken in by \\input'],
    ['custodes report latest --format csv --part contrasts --out contrasts.csv', 'a row for each difference'],
    ['custodes report latest --format html --against potter2026', 'the published figures beside those of the run'],
  ],
  run(context, { parameters: [name], options }) {
    const { format, part } = choicesOf(options);
    const reader = openRun(runFolder(context, {}, needed(name, 'the run')));
    try {
      const input = reportInputOf(reader, { title: options.title, published: publishedOption(context, options, reader.run) });
      const { figuresBeside } = options;
      const text = writeReport(input, format, { part, ...(figuresBeside === undefined ? {} : { figuresIn: figuresBeside }) });
      if (figuresBeside !== undefined) writeFigures(input, resolve(context.workingDirectory, figuresBeside));
      deliver(text, context, fileOf(context, options.reportFile, reportFileName(reader.run.id, format)));
      return 0;
    } finally {
      reader.close();
    }
  },
};

function choicesOf({ format: wanted = 'md', part: wantedPart = 'cells', part: given, figuresBeside }: OptionValues) {
  const format = reportFormats.find((known) => known === wanted);
  if (format === undefined) throw unknownName('report format', wanted, reportFormats);
  const part = csvParts.find((known) => known === wantedPart);
  if (part === undefined) throw unknownName('part of a CSV report', wantedPart, csvParts);
  if (given !== undefined && format !== 'csv')
    throw new InputError('invalid-option', '--part is for CSV alone', { hint: 'Add --format csv, or leave --part out.' });
  if (figuresBeside !== undefined && format !== 'md')
    throw new InputError('invalid-option', '--figures is for Markdown alone', {
      hint: 'HTML holds its figures itself, and the other formats have none: add --format md, or leave --figures out.',
    });
  return { format, part };
}

/** The file that is to be written; undefined for standard output. */
function fileOf({ workingDirectory, terminal }: Context, given: string | undefined, usual: string): string | undefined {
  if (given === '-') return undefined;
  if (given === undefined) return terminal.outIsTerminal ? resolve(workingDirectory, usual) : undefined;
  const path = resolve(workingDirectory, given);
  const isFolder = /[/\\]$/.test(given) || (existsSync(path) && statSync(path).isDirectory());
  return isFolder ? join(path, usual) : path;
}

function deliver(text: string, { terminal }: Context, file: string | undefined): void {
  if (file === undefined) {
    terminal.out(text);
    return;
  }
  writeWhole(file, text);
  terminal.err(`Written to ${file}\n`);
}

function writeFigures(input: ReportInput, folder: string): void {
  for (const { name, svg } of figuresOnPaper(input).figures) writeWhole(join(folder, `${name}.svg`), `${svg}\n`);
}
