import { InputError } from '../../errors/index.ts';
import { auditText } from '../../reports/index.ts';
import type { RunReader } from '../../spec/index.ts';
import { openRun } from '../../store/index.ts';
import { auditSetting } from '../auditing/audit-setting.ts';
import { strangersTo, unknownVendors } from '../auditing/relation-of.ts';
import type { CommandDeclaration } from '../command.ts';
import type { Context } from '../context.ts';
import { failureLines } from '../failure-lines.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import type { OptionValues } from '../options.ts';
import { resultsOf } from '../results-of.ts';
import { beginStudy } from '../running/begin-run.ts';
import { executeRun } from '../running/execute-run.ts';
import { nextSteps } from '../running/next-steps.ts';
import { runningOptions } from '../running/running-options.ts';
import { runFolder } from '../runs-folder.ts';

/** The study that an audit runs, with the monitors in place of its models. */
const auditStudy = 'oversight';

export const auditCommand: CommandDeclaration = {
  name: 'audit',
  summary: 'audit a monitor: is it good enough, and does it go easy on its own kind? Or print the audit of a stored run',
  parameters: ['[monitor]'],
  options: ['watching', 'prompt', 'items', 'truth', 'otherMonitor', ...runningOptions, 'auditedRun', 'json'],
  examples: [
    ['custodes audit openai/gpt-5.2 --watching anthropic/claude-opus-4-5 --budget 40', 'may this monitor watch that agent?'],
    ['custodes audit openai/gpt-5.2 --prompt monitor.md --trials 200', "with the deployer's own monitor prompt, on half of the items"],
    ['custodes audit openai/gpt-5.2 --model anthropic/claude-opus-4-5', 'two monitors: what would the other, or both together, find?'],
    ['custodes audit openai/gpt-5.2 --scenario review-change', 'on code changes in place of session logs'],
    [
      'custodes audit openai/gpt-5.2 --scenario grade-work --scenario review-change --prompt grade-work=marking.md',
      'on answers to be graded, with the prompt that you deploy, and on code changes',
    ],
    ['custodes audit openai/gpt-5.2 --items logs.eval --truth misuse=yes', 'on transcripts of your own'],
    ['custodes audit --run latest', 'the audit of a stored run'],
  ],
  async run(context, { parameters: [monitor], options }) {
    const { auditedRun } = options;
    if ((monitor === undefined) === (auditedRun === undefined))
      throw new InputError('invalid-option', monitor === undefined ? 'no monitor was named' : 'a monitor and --run were given together', {
        hint: 'Name the model to be audited, such as openai/gpt-5.2, or a stored run: --run latest.',
      });
    if (auditedRun !== undefined) return printStored(context, options, auditedRun);
    return auditAnew(context, options, monitor ?? '');
  },
};

function printStored(context: Context, options: OptionValues, name: string): number {
  const reader = openRun(runFolder(context, options, name));
  try {
    print(context, reader, options);
    return 0;
  } finally {
    reader.close();
  }
}

async function auditAnew(context: Context, given: OptionValues, monitor: string): Promise<number> {
  const monitors = [monitor, ...(given.otherMonitor ?? [])];
  const strangers = strangersTo(monitors, given.watching ?? []);
  const audit = { ...(await auditSetting(given, context)), ...(strangers === undefined ? {} : { strangers }) };
  for (const line of unknownVendors(audit.watching)) context.terminal.err(`${line}\n`);
  const trials = given.trials ?? audit.items?.length;
  const options: OptionValues = { ...given, model: monitors, ...(trials === undefined ? {} : { trials }) };
  const catalogue = loadCatalogue(context, options);
  const { writer, runModels } = await beginStudy({ context, options, catalogue }, auditStudy, audit);
  try {
    const { results, exitCode, reused } = await executeRun(context, { writer, runModels, catalogue, options });
    print(context, writer, options);
    for (const line of failureLines(results, writer)) context.terminal.err(`${line}\n`);
    if (reused > 0) context.terminal.err(`\n${reused} calls were taken from the record and not bought again.\n`);
    const stopped = exitCode === 130 || exitCode === 3;
    context.terminal.err(`\n${nextSteps({ results, folder: writer.folder, stopped, outGiven: options.out, audited: true })}\n`);
    return exitCode;
  } finally {
    runModels.close();
    writer.close();
  }
}

function print({ terminal }: Context, reader: Parameters<typeof resultsOf>[0] & Pick<RunReader, 'run'>, options: OptionValues): void {
  const { audit } = resultsOf(reader, { audited: true });
  if (audit === undefined)
    throw new InputError('invalid-option', `run ${reader.run.id} has no oversight scenario, so that no monitor can be audited`, {
      hint: 'Audits are of monitor-review, grade-work and review-change: custodes audit <model> runs one.',
    });
  terminal.out(options.json === true ? `${JSON.stringify(audit, null, 2)}\n` : `\n${auditText(audit, { columns: terminal.columns })}\n`);
}
