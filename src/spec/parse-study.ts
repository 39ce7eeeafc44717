import type { z } from 'zod';
import { InputError, nearestName } from '../errors/index.ts';
import { Study, StudyBlock } from './study.ts';

/**
 * Reads a study from plain data, as YAML, JSON or a module gave it. `source` names it in messages.
 * Throws InputError `invalid-study` that names the place, and for an unknown key the nearest known one.
 */
export function parseStudy(input: unknown, source: string): Study {
  const parsed = Study.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(describe);
  throw new InputError('invalid-study', `${source} is not a study: ${problems.map(({ problem }) => problem).join('; ')}`, {
    hint: problems.find(({ hint }) => hint !== undefined)?.hint ?? `A study has the keys ${Object.keys(Study.shape).join(', ')}.`,
  });
}

function describe(issue: z.core.$ZodIssue): { problem: string; hint?: string } {
  const place = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return { problem: place === '' ? issue.message : `${place}: ${issue.message}` };
  const known = Object.keys(place.startsWith('blocks') ? StudyBlock.shape : Study.shape);
  const nearest = issue.keys.map((key) => nearestName(key, known)).find((name) => name !== undefined);
  const where = place === '' ? '' : ` in ${place}`;
  return {
    problem: `unknown key ${issue.keys.map((key) => `'${key}'`).join(', ')}${where}`,
    hint: `${nearest === undefined ? '' : `Did you mean '${nearest}'? `}Known keys: ${known.join(', ')}.`,
  };
}
