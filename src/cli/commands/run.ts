import { planStudy } from '../../engine/index.ts';
import { InputError } from '../../errors/index.ts';
import { resultsTable } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import type { Plan, RunRecord, Study } from '../../spec/index.ts';
import { createRun, openRunForWriting } from '../../store/index.ts';
import { toolLoop } from '../../subjects/index.ts';
import type { CommandDeclaration } from '../command.ts';
import type { Context } from '../context.ts';
import { checkUnchanged, executeRun, type Execution } from '../execute-run.ts';
import { loadStudy } from '../load-study.ts';
import { nextSteps } from '../next-steps.ts';
import { needed } from '../program.ts';
import type { OptionValues } from '../options.ts';
import { resolveSubjects } from '../resolve-subjects.ts';
import { runFolder, runsFolder } from '../runs-folder.ts';

export const runCommand: CommandDeclaration = {
  name: 'run',
  summary: 'plan a study, run it and print its results; or go on with an interrupted run',
  parameters: ['[study]'],
  options: [
    'model',
    'scenario',
    'trials',
    'seed',
    'concurrency',
    'temperature',
    'maxOutputTokens',
    'maxCalls',
    'trialTimeout',
    'callTimeout',
    'maxAttempts',
    'baseUrl',
    'out',
    'resume',
    'json',
  ],
  examples: [
    ['custodes run pocket', 'reference subjects, no key needed'],
    ['custodes run pocket --model openai/gpt-5.2 --trials 5', 'a real model (OPENAI_API_KEY)'],
    ['custodes run study.yaml --scenario server-migration', 'a study of your own, one scenario of it'],
    ['custodes run --resume latest', 'go on where it stopped'],
  ],
  async run(context, { parameters: [name], options }) {
    if (options.resume !== undefined && name !== undefined) {
      throw new InputError('invalid-option', 'a study and --resume were both given', {
        hint: 'A resumed run has its study already: leave the study out.',
      });
    }
    const { execution, folder } =
      options.resume === undefined
        ? await start(context, needed(name, 'the study'), options)
        : await resume(context, options.resume, options);
    print(context, execution, folder, options);
    return execution.exitCode;
  },
};

async function start(context: Context, name: string, options: OptionValues): Promise<{ execution: Execution; folder: string }> {
  const study = await loadStudy(name, options, context.workingDirectory);
  const plan = planStudy(study, { scenarios, subject: toolLoop.name });
  const models = await resolveSubjects(
    plan.cells.map((cell) => cell.model),
    context,
    options,
  );
  const synthetic = [...models.values()].some((model) => model.synthetic);
  const writer = createRun(runsFolder(context, options), runRecord(context, study, plan, synthetic));
  reportDropped(context, plan);
  try {
    return { execution: await executeRun(context, writer, models, options), folder: writer.folder };
  } finally {
    writer.close();
  }
}

async function resume(context: Context, name: string, options: OptionValues): Promise<{ execution: Execution; folder: string }> {
  const writer = openRunForWriting(runFolder(context, options, name));
  try {
    checkUnchanged(writer.run);
    const models = await resolveSubjects(
      writer.run.cells.map((cell) => cell.model),
      context,
      options,
    );
    return { execution: await executeRun(context, writer, models, options), folder: writer.folder };
  } finally {
    writer.close();
  }
}

function runRecord(context: Context, study: Study, plan: Plan, synthetic: boolean): RunRecord {
  const createdAt = new Date(context.clock.now()).toISOString();
  const stamp = createdAt.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const used = new Set(plan.cells.map((cell) => cell.scenario));
  return {
    id: `${study.study}-${stamp}-${context.freshSuffix()}`,
    study,
    cells: plan.cells,
    status: 'running',
    synthetic,
    createdAt,
    version: context.version,
    ...(context.revision === undefined ? {} : { revision: context.revision }),
    scenarioVersions: Object.fromEntries(
      scenarios.filter(({ name }) => used.has(name)).map(({ name, versions }) => [name, versions.scenario]),
    ),
  };
}

function reportDropped(context: Context, { dropped }: Plan): void {
  if (dropped.length === 0) return;
  const reasons = [...new Set(dropped.map(({ reason }) => reason))];
  context.terminal.err(
    `${dropped.length} combinations are left out (${reasons.slice(0, 3).join('; ')}${reasons.length > 3 ? '; …' : ''})\n`,
  );
}

function print(context: Context, { results, exitCode }: Execution, folder: string, options: OptionValues): void {
  if (options.json === true) context.terminal.out(`${JSON.stringify(results, null, 2)}\n`);
  else context.terminal.out(`\n${resultsTable(results, { scenarios, columns: context.terminal.columns })}\n`);
  context.terminal.err(`\n${nextSteps({ results, folder, interrupted: exitCode === 130, outGiven: options.out })}\n`);
}
