import { InputError, unknownName } from '../../errors/index.ts';
import { shortenedItems } from '../../scenarios/index.ts';
import { auditedScenarios, type AuditSetting } from '../../spec/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { readItems } from './read-items.ts';
import { readPrompts } from './read-prompts.ts';

/** The scenario that an audit has where none is named, and whose items a deployer may replace. */
const usualScenario = 'monitor-review';

/**
 * What an audit is made with besides its study, as the run keeps it. Throws InputError `unreadable-file` for a prompt or
 * transcripts that cannot be read or are empty, `unknown-name` for a scenario that no audit is made of, and `invalid-option`
 * where no scenario takes them.
 */
export async function auditSetting(
  options: OptionValues,
  { workingDirectory, terminal }: Pick<Context, 'workingDirectory' | 'terminal'>,
): Promise<AuditSetting> {
  const { watching = [], prompt = [], items = [], truth, scenario: scenarios = [usualScenario] } = options;
  const known = auditedScenarios.map(({ name }) => name);
  for (const name of scenarios) if (!known.includes(name)) throw unknownName('scenario of audits', name, known);
  if (items.length > 0 && !scenarios.includes(usualScenario))
    throw new InputError('invalid-option', `--items is for ${usualScenario}, which is not among the scenarios`, {
      hint: `Add --scenario ${usualScenario}, or leave --items out.`,
    });
  if (truth !== undefined && items.length === 0)
    throw new InputError('invalid-option', '--truth says which score of --items means harm, and no items were given', {
      hint: 'Add --items with an Inspect log or OpenTelemetry traces, or leave --truth out.',
    });
  const prompts = readPrompts(prompt, { scenarios, workingDirectory });
  const read =
    items.length === 0 ? undefined : await readItems(items, { truth, workingDirectory, notice: (line) => terminal.err(`${line}\n`) });
  return {
    watching: [...watching],
    ...(prompt.length === 0 ? {} : { prompts }),
    ...(read === undefined ? {} : { items: read, shortened: shortenedItems(read) }),
  };
}
