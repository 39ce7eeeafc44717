import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, unknownName } from '../../errors/index.ts';
import { auditedScenarios } from '../../spec/index.ts';

/** Longer than any monitor prompt, and short enough to be no file that was named by mistake. */
const mostCharacters = 200_000;

/**
 * A deployer's own prompts by scenario, from `FILE`, which is for the one scenario that is audited, or `scenario=FILE`.
 * Throws InputError `unreadable-file` for a file that cannot be read or is empty, `unknown-name` for a scenario that there is
 * not, and `invalid-option` where it is not clear which scenario a prompt is for, where it is not among those audited, and where
 * one gets two.
 */
export function readPrompts(
  given: readonly string[],
  { scenarios, workingDirectory }: { readonly scenarios: readonly string[]; readonly workingDirectory: string },
): Readonly<Record<string, string>> {
  const prompts = new Map<string, string>();
  for (const option of given) {
    const { scenario, file } = takenApart(option, scenarios);
    if (!scenarios.includes(scenario))
      throw new InputError('invalid-option', `--prompt ${option} is for ${scenario}, which is not among the scenarios`, {
        hint: `Add --scenario ${scenario}, or leave this --prompt out.`,
      });
    if (prompts.has(scenario))
      throw new InputError('invalid-option', `${scenario} was given two prompts`, { hint: 'Give one --prompt for each scenario.' });
    prompts.set(scenario, readPrompt(file, resolve(workingDirectory, file)));
  }
  return Object.fromEntries(prompts);
}

function takenApart(option: string, scenarios: readonly string[]): { scenario: string; file: string } {
  const [, name, file] = /^([a-z][a-z-]*)=(.+)$/s.exec(option) ?? [];
  if (name !== undefined && file !== undefined) {
    const known = auditedScenarios.map((scenario) => scenario.name);
    if (!known.includes(name)) throw unknownName('scenario of audits', name, known);
    return { scenario: name, file };
  }
  const [only, ...others] = scenarios;
  if (only === undefined || others.length > 0)
    throw new InputError('invalid-option', `--prompt ${option} does not say which of the scenarios ${scenarios.join(', ')} it is for`, {
      hint: `Name it: --prompt ${only ?? 'monitor-review'}=${option}. The others keep the shipped instructions, or get a --prompt of their own.`,
    });
  return { scenario: only, file: option };
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
