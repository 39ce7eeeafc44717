import { InputError } from '../../errors/index.ts';
import { resultsTable } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import type { RunWriter } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import type { Context } from '../context.ts';
import { failureLines } from '../failure-lines.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import type { OptionValues } from '../options.ts';
import { needed } from '../program.ts';
import { beginAgain, beginReplay, beginResample, beginStudy, type Beginning, type BegunRun } from '../running/begin-run.ts';
import { executeRun, type Execution } from '../running/execute-run.ts';
import { nextSteps } from '../running/next-steps.ts';
import { runningOptions } from '../running/running-options.ts';

export const runCommand: CommandDeclaration = {
  name: 'run',
  summary: 'plan a study, run it and print its results; go on with an interrupted run; replay or resample one',
  parameters: ['[study]'],
  options: ['model', ...runningOptions, 'until', 'untilJoint', 'resume', 'replay', 'from', 'at', 'json'],
  examples: [
    ['custodes run pocket', 'reference subjects, no key needed'],
    ['custodes run pocket --model openai/gpt-5.2 --trials 5 --budget 10', 'a real model (OPENAI_API_KEY), for ten dollars at most'],
    ['custodes run study.yaml --scenario server-migration', 'a study of your own, one scenario of it'],
    ['custodes run controls --model openai/gpt-5.2 --until "width<=0.1"', 'a cell stops once its rate is known to ten points'],
    ['custodes run study.yaml --until "decided:exfiltrated:0.5"', 'until each rate is shown to lie over or under a half'],
    ['custodes run study.yaml --until "decided:good minus bad:0"', 'until a contrast of the study is shown to be no zero'],
    ['custodes run --resume latest --budget 20', 'go on where it stopped; no answer is bought twice'],
    ['custodes run --replay latest', 'the same again out of the record, with no network'],
    ['custodes run --from latest:server-migration-1f0c2d3e4a/0 --at 4 --trials 20', 'what would it have done, from its fourth call on?'],
  ],
  async run(context, { parameters: [name], options }) {
    const catalogue = loadCatalogue(context, options);
    const { writer, runModels } = await begin({ context, options, catalogue }, name);
    try {
      const execution = await executeRun(context, { writer, runModels, catalogue, options });
      print(context, execution, { writer, options });
      return execution.exitCode;
    } finally {
      runModels.close();
      writer.close();
    }
  },
};

function begin(beginning: Beginning, name: string | undefined): Promise<BegunRun> {
  const { options } = beginning;
  const ways = [
    name === undefined ? '' : 'a study',
    ...(['resume', 'replay', 'from'] as const).map((way) => (options[way] === undefined ? '' : `--${way}`)),
  ].filter((way) => way !== '');
  if (ways.length > 1)
    throw new InputError('invalid-option', `${ways.join(' and ')} were given together`, {
      hint: 'A resumed, replayed or resampled run has its study already: give one of them.',
    });
  const { resume, replay, from } = options;
  if (name === undefined && (options.until !== undefined || options.untilJoint !== undefined))
    throw new InputError('invalid-option', '--until was given for a run that has its study already', {
      hint: 'Rules to stop early are stored with the plan and cannot be changed afterwards: a resumed or replayed run keeps its own, a resampled one has none.',
    });
  if (resume !== undefined) return beginAgain(beginning, resume);
  if (replay !== undefined) return beginReplay(beginning, replay);
  if (from !== undefined) return beginResample(beginning, from);
  return beginStudy(beginning, needed(name, 'the study'));
}

function print(
  context: Context,
  { results, exitCode, reused }: Execution,
  { writer, options }: { writer: RunWriter; options: OptionValues },
): void {
  if (options.json === true) context.terminal.out(`${JSON.stringify(results, null, 2)}\n`);
  else context.terminal.out(`\n${resultsTable(results, { scenarios, columns: context.terminal.columns })}\n`);
  for (const line of failureLines(results, writer)) context.terminal.err(`${line}\n`);
  if (reused > 0) context.terminal.err(`\n${reused} calls were taken from the record and not bought again.\n`);
  context.terminal.err(
    `\n${nextSteps({ results, folder: writer.folder, stopped: exitCode === 130 || exitCode === 3, outGiven: options.out })}\n`,
  );
}
