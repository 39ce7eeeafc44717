import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../errors/index.ts';
import type { RunRecord } from '../../spec/index.ts';
import type { OptionValues } from '../options.ts';

/** The scenario whose review instructions a deployer may replace. */
const promptedScenario = 'monitor-review';

/** Longer than any monitor prompt, and short enough to be no file that was named by mistake. */
const mostCharacters = 200_000;

/**
 * What an audit is made with besides its study, as the run keeps it. Throws InputError `unreadable-file` for a prompt
 * that cannot be read or is empty, and `invalid-option` for one that no scenario takes.
 */
export function auditSetting({ watching = [], prompt, scenario }: OptionValues, workingDirectory: string): NonNullable<RunRecord['audit']> {
  if (prompt === undefined) return { watching: [...watching] };
  if (scenario !== undefined && !scenario.includes(promptedScenario))
    throw new InputError('invalid-option', `--prompt is for ${promptedScenario}, which is not among the scenarios`, {
      hint: `Add --scenario ${promptedScenario}, or leave --prompt out.`,
    });
  return { watching: [...watching], instructions: readPrompt(prompt, resolve(workingDirectory, prompt)) };
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
