import { unknownName } from '../../errors/index.ts';
import type { Rubric } from '../../spec/index.ts';
import { readText } from '../../texts/index.ts';
import { parseRubric } from './parse-rubric.ts';

/** The rubrics that ship. */
export const rubricNames: readonly string[] = ['refusal', 'disclosure', 'motive', 'awareness', 'honesty', 'anthropomorphism'];

/** The rubric of a name, with or without its version: `refusal`, `refusal/1`. Throws InputError `unknown-name`. */
export function readRubric(name: string): Rubric {
  const known = rubricNames.find((one) => name === one || name.startsWith(`${one}/`));
  const rubric = known === undefined ? undefined : shipped(known);
  if (rubric === undefined) throw unknownName('rubric', name, rubricNames);
  if (name !== rubric.name && name !== rubric.id) throw unknownName('rubric', name, [rubric.id]);
  return rubric;
}

const read = new Map<string, Rubric>();

function shipped(name: string): Rubric {
  const rubric = read.get(name) ?? parseRubric(readText(new URL(`../rubrics/${name}.md`, import.meta.url)), `the rubric ${name}`);
  read.set(name, rubric);
  return rubric;
}
