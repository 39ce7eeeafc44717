import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { InputError, unknownName } from '../../errors/index.ts';
import { figurePng, matrixAxes, runFigures, type MatrixAxis, type RunFigure } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { plantedNotice } from '../../spec/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { figureFonts } from '../figure-fonts.ts';
import type { OptionValues } from '../options.ts';
import { needed } from '../program.ts';
import { publishedOption } from '../published-option.ts';
import { resultsOf } from '../results-of.ts';
import { runFolder } from '../runs-folder.ts';
import { writeWhole } from '../write-whole.ts';

export const figuresCommand: CommandDeclaration = {
  name: 'figures',
  summary: 'write the figures of a stored run as SVG, and as PNG where that is asked for',
  parameters: ['<run>'],
  options: ['figuresOut', 'png', 'figureWidth', 'rows', 'columns', 'againstStudy', 'selfTest', 'catalogue', 'json'],
  examples: [
    ['custodes figures latest --out figures --png', 'every figure that the run has data for'],
    ['custodes figures latest --rows mitigation --columns scenario', 'rates by any two things that vary'],
    ['custodes figures latest --against potter2026', 'the published rates beside those of the run'],
  ],
  run(context, { parameters: [name], options }) {
    const axes = axesOf(options);
    const reader = openRun(runFolder(context, {}, needed(name, 'the run')));
    try {
      const { run } = reader;
      const results = resultsOf(reader, { published: publishedOption(context, options, run), audited: true });
      const width = options.figureWidth === undefined ? {} : { width: options.figureWidth };
      const { figures, absent } = runFigures(results, scenarios, { theme: 'paper', ...width, ...axes });
      const folder = resolve(context.workingDirectory, options.figuresOut ?? `figures-${run.id}`);
      const written = figures.map((figure) => ({ ...figure, files: writeFigure(figure, folder, options.png === true) }));
      if (options.json === true) {
        const note = run.synthetic ? { note: plantedNotice } : {};
        const listed = written.map(({ svg: _svg, ...figure }) => figure);
        context.terminal.out(
          `${JSON.stringify({ format: 'custodes.figures/1', run: run.id, ...note, folder, figures: listed, absent }, null, 2)}\n`,
        );
        return 0;
      }
      const shown = (file: string) => relative(context.workingDirectory, join(folder, file)) || file;
      for (const { title, files } of written)
        for (const { file, replaced } of files) context.terminal.out(`${replaced ? 'replaced' : 'wrote   '}  ${shown(file)}  ${title}\n`);
      for (const { kind, reason } of absent) context.terminal.out(`no figure of ${kind}: ${reason}\n`);
      if (run.synthetic) context.terminal.out(`Each figure says so: ${plantedNotice}.\n`);
      return 0;
    } finally {
      reader.close();
    }
  },
};

interface WrittenFile {
  readonly file: string;
  /** Whether there was a file of that name before. */
  readonly replaced: boolean;
}

function writeFigure({ name, svg }: RunFigure, folder: string, png: boolean): WrittenFile[] {
  const contents: [string, string | Uint8Array][] = [[`${name}.svg`, `${svg}\n`]];
  if (png) contents.push([`${name}.png`, figurePng(svg, figureFonts())]);
  return contents.map(([file, content]) => {
    const path = join(folder, file);
    const replaced = existsSync(path);
    writeWhole(path, content);
    return { file, replaced };
  });
}

/** Rows and columns of the matrix of rates, as far as they are given. */
function axesOf({ rows, columns }: OptionValues): { rows?: MatrixAxis[]; columns?: MatrixAxis } {
  const down = rows?.split(',').map((name) => axis(name.trim(), 'row'));
  const across = columns === undefined ? undefined : axis(columns.trim(), 'column');
  const twice = [...(down ?? []), ...(across === undefined ? [] : [across])].find((name, index, all) => all.indexOf(name) !== index);
  if (twice !== undefined)
    throw new InputError('invalid-option', `${twice} is named twice among the rows and columns`, {
      hint: 'Rows and columns are different things: --rows relationship --columns scenario.',
    });
  return { ...(down === undefined ? {} : { rows: down }), ...(across === undefined ? {} : { columns: across }) };
}

function axis(name: string, kind: string): MatrixAxis {
  const known = matrixAxes.find((one) => one === name);
  if (known === undefined) throw unknownName(kind, name, matrixAxes);
  return known;
}
