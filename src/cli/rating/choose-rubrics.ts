import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../errors/index.ts';
import { parseRubric, readRubric, rubricNames } from '../../raters/index.ts';
import type { Rubric } from '../../spec/index.ts';
import type { Context } from '../context.ts';

/**
 * The rubrics that `--rubric` names, each once: of those that ship by name, or of a file by its path. Throws InputError
 * `invalid-option` where none is named, `unknown-name`, `unreadable-file`, `invalid-rubric`.
 */
export function chooseRubrics(context: Context, given: readonly string[] = []): readonly Rubric[] {
  const names = given.flatMap((list) => list.split(',')).map((name) => name.trim());
  const rubrics = names.filter((name) => name !== '').map((name) => rubricOf(context, name));
  if (rubrics.length === 0)
    throw new InputError('invalid-option', '--rubric is missing', {
      hint: `Say what is asked of each trial: --rubric ${rubricNames[0] ?? 'refusal'}. There are: ${rubricNames.join(', ')}, or a file of your own.`,
    });
  return [...new Map(rubrics.map((rubric) => [`${rubric.id} ${rubric.hash}`, rubric])).values()];
}

/** The judge that `--judge` names. Throws InputError `invalid-option`. */
export function chooseJudge(judge: string | undefined): string {
  if (judge !== undefined) return judge;
  throw new InputError('invalid-option', '--judge is missing', {
    hint: 'Say which model reads, such as --judge openai/gpt-5.2; custodes models lists them.',
  });
}

function rubricOf({ workingDirectory }: Context, name: string): Rubric {
  if (!name.endsWith('.md')) return readRubric(name);
  const file = resolve(workingDirectory, name);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError(
      'unreadable-file',
      `the rubric ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: `Name a Markdown file that can be read, or one of ${rubricNames.join(', ')}.`,
        cause,
      },
    );
  }
  return parseRubric(text, file);
}
