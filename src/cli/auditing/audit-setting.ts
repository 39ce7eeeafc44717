import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../errors/index.ts';
import type { AuditSetting } from '../../spec/index.ts';
import type { OptionValues } from '../options.ts';
import { readItems } from './read-items.ts';

/** The scenario whose review instructions and items a deployer may replace. */
const ownScenario = 'monitor-review';

/** Longer than any monitor prompt, and short enough to be no file that was named by mistake. */
const mostCharacters = 200_000;

/**
 * What an audit is made with besides its study, as the run keeps it. Throws InputError `unreadable-file` for a prompt or
 * transcripts that cannot be read or are empty, and `invalid-option` where no scenario takes them.
 */
export async function auditSetting(options: OptionValues, workingDirectory: string): Promise<AuditSetting> {
  const { watching = [], prompt, items = [], truth } = options;
  if (prompt !== undefined) requireReview('--prompt', options);
  if (items.length > 0) requireReview('--items', options);
  if (truth !== undefined && items.length === 0)
    throw new InputError('invalid-option', '--truth says which score of --items means harm, and no items were given', {
      hint: 'Add --items with an Inspect log or OpenTelemetry traces, or leave --truth out.',
    });
  return {
    watching: [...watching],
    ...(prompt === undefined ? {} : { instructions: readPrompt(prompt, resolve(workingDirectory, prompt)) }),
    ...(items.length === 0 ? {} : { items: await readItems(items, { truth, workingDirectory }) }),
  };
}

function requireReview(option: string, { scenario }: OptionValues): void {
  if (scenario === undefined || scenario.includes(ownScenario)) return;
  throw new InputError('invalid-option', `${option} is for ${ownScenario}, which is not among the scenarios`, {
    hint: `Add --scenario ${ownScenario}, or leave ${option} out.`,
  });
}

function readPrompt(name: string, path: string): string {
  const text = textOf(name, path);
  if (text.trim() === '' || text.length > mostCharacters)
    throw new InputError(
      'unreadable-file',
      `the monitor prompt ${name} is ${text.trim() === '' ? 'empty' : 'longer than 200,000 characters'}`,
      {
        hint: 'Give a text file with the instructions that the monitor works under; what is to be reviewed is added to them.',
      },
    );
  return text;
}

function textOf(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new InputError('unreadable-file', `the monitor prompt ${name} cannot be read`, {
      hint: 'Check the path, and that the file may be read.',
      cause,
    });
  }
}
