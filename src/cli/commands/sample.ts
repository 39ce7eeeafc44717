import { resolve } from 'node:path';
import { decideLabels, drawLabelSample, expectedPrecision, judgedTrials, type SampleBy } from '../../analysis/index.ts';
import { InputError, unknownName } from '../../errors/index.ts';
import { labelSampleTable } from '../../reports/index.ts';
import { plantedJudgeNotice, type RunReader } from '../../spec/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { keepLabelSample } from '../keep-label-sample.ts';
import type { OptionValues } from '../options.ts';
import { needed } from '../program.ts';
import { chooseSeries } from '../rating/choose-series.ts';
import { runRatings } from '../rating/run-ratings.ts';
import { runFolder } from '../runs-folder.ts';
import { writeWhole } from '../write-whole.ts';

const level = 0.95;

export const sampleCommand: CommandDeclaration = {
  name: 'sample',
  summary: 'draw the trials whose labels make the corrected rates of a judge most precise, and say how precise',
  parameters: ['<run>'],
  options: ['sampleRubric', 'judge', 'sampleBy', 'sampleSize', 'sampleSeed', 'sampleSave', 'sampleFile', 'json'],
  examples: [
    ['custodes sample latest --rubric refusal --size 60', 'sixty trials to label, and what they will tell'],
    ['custodes sample latest --rubric refusal --size 60 --save', 'the same, kept in the run for people to label in the viewer'],
    ['custodes sample latest --rubric refusal --by cell --size 200', 'for the rates of each cell, and how wide those will be'],
    ['custodes sample latest --rubric refusal --judge openai/gpt-5.2 --size 200 --out trials.csv', 'as a list, in the order to label'],
  ],
  run(context, { parameters: [name], options }) {
    const folder = runFolder(context, {}, needed(name, 'the run'));
    const reader = openRun(folder);
    try {
      const sample = sampleOf(reader, options);
      const { sampleFile: file } = options;
      if (file !== undefined) {
        const text = file.endsWith('.json') ? `${JSON.stringify(sample, null, 2)}\n` : csvOf(sample.trials);
        writeWhole(resolve(context.workingDirectory, file), text);
        context.terminal.err(`${sample.trials.length} trials written to ${file}\n`);
      }
      if (options.json === true) context.terminal.out(`${JSON.stringify(sample, null, 2)}\n`);
      else if (file === undefined) context.terminal.out(`${labelSampleTable(sample, reader.run)}\n`);
      if (options.sampleSave === true) keepLabelSample(context, folder, sample);
      else context.terminal.err('\nTo label them in the viewer, keep the sample in the run: the same command with --save\n');
      return 0;
    } finally {
      reader.close();
    }
  },
};

function sampleOf(reader: RunReader, { sampleRubric, judge, sampleBy, sampleSize = 100, sampleSeed = 0 }: OptionValues) {
  const { run } = reader;
  const readingsOf = (series: number): number => Iterator.from(reader.ratings.ratings(series)).reduce((sum) => sum + 1, 0);
  const chosen = chooseSeries(reader.ratings.series(), { run: run.id, rubric: sampleRubric, judge, readingsOf });
  const { series: all } = runRatings(reader);
  const ratings = all.find(({ series }) => series.id === chosen.id);
  const field = ratings === undefined ? undefined : firstField(ratings.ratings);
  if (ratings === undefined || field === undefined)
    throw new InputError('invalid-option', `${chosen.judge} has given no valid answer to ${chosen.rubric}`, {
      hint: 'There is nothing to be corrected. custodes trial shows what it said instead.',
    });
  const judged = judgedTrials([ratings], field, {
    cells: run.cells,
    trials: { [Symbol.iterator]: () => reader.summaries()[Symbol.iterator]() },
  });
  const labels = decideLabels(reader.labels(), field);
  const by = sampleByOf(sampleBy);
  const { trials, strata, needed: least } = drawLabelSample(judged, { size: sampleSize, seed: sampleSeed, by });
  const sizes = [sampleSize / 4, sampleSize / 2, sampleSize, sampleSize * 2, sampleSize * 4].map((size) => Math.max(2, Math.round(size)));
  return {
    format: 'custodes.label-sample/1' as const,
    run: run.id,
    ...(chosen.synthetic ? { notice: plantedJudgeNotice } : {}),
    rubric: chosen.rubric,
    judge: chosen.judge,
    series: chosen.id,
    field,
    by,
    seed: sampleSeed,
    level,
    trials: trials.map(({ id, scenario }) => ({ trial: id, scenario, labelled: labels.has(id) })),
    strata,
    needed: least,
    precision: expectedPrecision(judged, sizes, { seed: sampleSeed, by, level, labels }),
  };
}

/** Throws InputError `unknown-name`. */
function sampleByOf(name = 'scenario'): SampleBy {
  if (name === 'scenario' || name === 'cell') return name;
  throw unknownName('value of --by', name, ['scenario', 'cell']);
}

/** The question that stands for the rubric: the first of its answers. */
function firstField(ratings: Iterable<{ readonly answers: Readonly<Record<string, string>> | null }>): string | undefined {
  for (const { answers } of ratings) if (answers !== null) return Object.keys(answers)[0];
  return undefined;
}

/** What the judge said stands nowhere in it, so that nobody who labels by it is told. */
function csvOf(trials: readonly { readonly trial: string; readonly scenario: string; readonly labelled: boolean }[]): string {
  const rows = trials.map(({ trial, scenario, labelled }, place) => [place + 1, trial, scenario, labelled].join(','));
  return `${['order,trial,scenario,labelled', ...rows].join('\n')}\n`;
}
